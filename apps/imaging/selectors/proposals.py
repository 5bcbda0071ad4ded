"""Exams that an unfiled study may belong to."""

from datetime import timedelta

from apps.common.policy import get_policy
from apps.directory.public import find_patient_ids
from apps.imaging.engine.proposals import ExamSigns, Proposal, StudySigns, rank_exams
from apps.imaging.models import Study
from apps.workflow.public import ExamFacts, ExamState, list_steps

_OPEN = [state for state in ExamState if state not in (ExamState.CANCELLED,)]


def list_proposals(study: Study, *, site_ids=None) -> list[tuple[ExamFacts, Proposal]]:
    """Best first: exams of patients with this number or name, and exams of the kind around the time the images came."""
    policy = get_policy("imaging.match_proposals", site_id=study.site_id).payload
    exams = {e.id: e for e in _list_candidates(study, policy) if site_ids is None or e.site_id in site_ids}
    taken = set(Study.objects.filter(links__exam_id__in=list(exams)).values_list("links__exam_id", flat=True))
    signs = StudySigns(
        study.accession, study.patient_id_text, study.patient_name, study.patient_birth_date,
        study.patient_sex, study.modality, study.device_code, study.first_at,
    )  # fmt: skip
    ranked = rank_exams(
        signs,
        [_describe(e, e.id in taken) for e in exams.values()],
        weights=policy["weights"],
        near_h=policy["near_h"],
        least=policy["least"],
    )
    return [(exams[p.exam_id], p) for p in ranked[: policy["most"]]]


def _list_candidates(study: Study, policy: dict) -> list[ExamFacts]:
    span = timedelta(hours=policy["window_h"])
    found = list_steps(
        states=_OPEN,
        starts_from=study.first_at - span,
        starts_before=study.first_at + span,
        modality=study.modality or None,
    )
    if study.accession:
        found += list_steps(states=_OPEN, accession=study.accession)
    patients: set[int] = set()
    for text in {study.patient_id_text, study.patient_name.split("=")[-1].replace("^", "")} - {""}:
        patients |= set(find_patient_ids(text)[:20])
    if patients:
        found += list_steps(states=_OPEN, patient_ids=sorted(patients), limit=100)
    return found


def _describe(exam: ExamFacts, has_images: bool) -> ExamSigns:
    patient = exam.patient
    latin = (patient.name_latin or patient.name_pinyin or patient.name).strip()
    return ExamSigns(
        exam.id,
        exam.accession,
        frozenset(i.value for i in patient.identifiers) | {patient.mrn},
        latin,
        f"{patient.birth_date:%Y%m%d}" if patient.birth_date else "",
        patient.sex,
        exam.modality,
        exam.slot_device_code,
        exam.slot_start,
        has_images,
    )
