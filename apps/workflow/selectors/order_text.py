"""Proposals for a text from the catalogue of the department, or from the starter catalogue without a database."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.directory.public import ExamTypeFacts, list_exam_types, list_starter_exam_types
from apps.workflow.engine.order_text import (
    CatalogueEntry,
    ExamProfile,
    Lexicon,
    Proposal,
    compare_order,
    describe_exam,
    parse_lexicon,
    suggest_exams,
)
from apps.workflow.selectors.facts import ExamFacts

DATA = Path(__file__).resolve().parents[1] / "data" / "order_text"
DAYS_A_YEAR = 365.25


@cache
def load_lexicon() -> Lexicon:
    return parse_lexicon(_load("concepts"), [_load("zh"), _load("en")])


@dataclass(frozen=True)
class OrderReading:
    proposal: Proposal
    differs: tuple[Reason, ...]
    """Where the ordered exams say something else than the text."""


def read_order_text(
    text: str, *, sex: str = "", birth_date: date | None = None, ordered: Collection[str] = (), laterality: str = ""
) -> OrderReading:
    """Proposals from the exams that the department offers now. One query."""
    types = list_exam_types()
    profiles, lexicon = _describe(types), load_lexicon()
    age = (clock.now().date() - birth_date).days / DAYS_A_YEAR if birth_date else None
    proposal = suggest_exams(text, profiles, lexicon, sex=sex, age=age)
    chosen = [p for p in profiles if p.code in ordered]
    return OrderReading(
        proposal,
        compare_order(text, chosen, laterality, proposal, lexicon),
    )


def read_exam_text(exam: ExamFacts) -> OrderReading:
    return read_order_text(
        exam.reason_for_exam,
        sex=exam.patient.sex,
        birth_date=exam.patient.birth_date,
        ordered=[exam.exam_type_code],
        laterality=exam.laterality,
    )


def suggest_from_starter(text: str, *, sex: str = "", age: float | None = None) -> Proposal:
    return suggest_exams(text, _starter(), load_lexicon(), sex=sex, age=age)


@cache
def _starter() -> tuple[ExamProfile, ...]:
    return _describe(list_starter_exam_types())


def _describe(types: list[ExamTypeFacts]) -> tuple[ExamProfile, ...]:
    return tuple(
        _describe_one(t.code, t.modality, t.body_part, t.laterality_rule, t.contrast, *t.names.items()) for t in types
    )


@lru_cache(maxsize=4096)
def _describe_one(
    code: str, modality: str, body_part: str, rule: str, contrast: str, *names: tuple[str, str]
) -> ExamProfile:
    """Keyed by everything it is made of: a change of the catalogue counts at once, in every process."""
    return describe_exam(CatalogueEntry(code, modality, body_part, rule, contrast, names), load_lexicon())


def _load(name: str) -> dict:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
