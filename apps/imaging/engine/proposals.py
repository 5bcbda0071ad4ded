"""Which exams an unfiled study may belong to: every sign that speaks for one, weighed by policy, the strongest first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import SequenceMatcher

from apps.common.kernel.reason import Reason


@dataclass(frozen=True)
class StudySigns:
    """What the images say; "" = nothing."""

    accession: str
    patient_id: str
    patient_name: str
    birth_date: str
    sex: str
    modality: str
    device_code: str
    at: datetime


@dataclass(frozen=True)
class ExamSigns:
    exam_id: int
    accession: str
    patient_ids: frozenset[str]
    patient_name: str
    birth_date: str
    sex: str
    modality: str
    device_code: str
    slot_start: datetime | None
    has_images: bool


@dataclass(frozen=True)
class Proposal:
    exam_id: int
    score: int
    reasons: tuple[Reason, ...]


def rank_exams(
    study: StudySigns, exams: Iterable[ExamSigns], *, weights: Mapping[str, int], near_h: float, least: int
) -> list[Proposal]:
    """Above `least` points, best first. A sign that speaks against (another birth date, another sex) takes its weight away."""
    made = [_weigh(study, exam, weights, near_h) for exam in exams]
    return sorted((p for p in made if p.score >= least), key=lambda p: (-p.score, p.exam_id))


def _weigh(study: StudySigns, exam: ExamSigns, weights: Mapping[str, int], near_h: float) -> Proposal:
    signs = {
        "accession": _alike(study.accession, exam.accession),
        "patient_id": 1.0
        if study.patient_id and study.patient_id in exam.patient_ids
        else max((_alike(study.patient_id, i) for i in exam.patient_ids), default=0.0),
        "name": _alike(_plain(study.patient_name), _plain(exam.patient_name)),
        "birth_date": _same(study.birth_date, exam.birth_date),
        "sex": _same(study.sex, exam.sex),
        "modality": _same(study.modality, exam.modality),
        "device": max(0.0, _same(study.device_code, exam.device_code)),
        "time": _near(study.at, exam.slot_start, near_h),
        "no_images": 0.0 if exam.has_images else 1.0,
    }
    score = round(sum(weights[name] * worth for name, worth in signs.items()))
    reasons = [
        Reason(
            f"imaging.sign_{name}{'_not' if worth < 0 else '_like' if worth < 1 else ''}",
            {},
            "warning" if worth < 0 else "info",
        )
        for name, worth in signs.items()
        if worth and weights[name] > 1
    ]
    return Proposal(exam.exam_id, score, tuple(reasons))


def _alike(a: str, b: str) -> float:
    """1 when equal, less with a slip of the finger, 0 when it is another value."""
    if not a or not b:
        return 0.0
    ratio = SequenceMatcher(None, a, b).ratio()
    return 1.0 if a == b else 0.6 if ratio >= 0.85 else 0.0


def _same(a: str, b: str) -> float:
    return 0.0 if not a or not b else 1.0 if a == b else -1.0


def _near(at: datetime, slot: datetime | None, near_h: float) -> float:
    return 0.0 if slot is None else 1.0 if abs(at - slot) <= timedelta(hours=near_h) else 0.0


def _plain(name: str) -> str:
    return name.split("=")[0].replace("^", " ").strip().lower()
