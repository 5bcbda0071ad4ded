import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Model

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.directory.engine.names import HAN, fold
from apps.directory.engine.terms import Contrast, LateralityRule
from apps.directory.models import ExamType, PriorityClass

DATA = Path(__file__).resolve().parents[1] / "data"
FIELDS = (
    "modality", "body_part", "laterality_rule", "names", "duration_min", "prep", "contrast", "loinc", "radlex",
    "code_source", "is_active",
)  # fmt: skip


def seed_starter() -> int:
    """Priority classes and the starter catalogue; a row that is there stays as the department made it."""
    classes = [PriorityClass(**entry) for entry in _read_new("priorities.json", PriorityClass)]
    PriorityClass.objects.bulk_create(classes, ignore_conflicts=True)
    types = [ExamType(**entry, search_keys=make_search_keys(entry)) for entry in _read_new("exam_types.json", ExamType)]
    ExamType.objects.bulk_create(types, ignore_conflicts=True)
    return len(classes) + len(types)


def _read_new(name: str, model: type[Model]) -> list[dict[str, Any]]:
    known = set(model._default_manager.values_list("code", flat=True))
    return [e for e in json.loads((DATA / name).read_text(encoding="utf-8")) if e["code"] not in known]


def save_exam_type(code: str, *, actor: Actor, expected_version: int | None = None, **facts: Any) -> ExamType:
    """Adds a type, or changes one when `expected_version` is given. Raises Invalid, Conflict, NotFound."""
    _check(facts)
    with transaction.atomic():
        row = ExamType.objects.select_for_update(of=("self",)).filter(code=code).first()
        if expected_version is None:
            if row:
                raise Invalid({"code": Reason("directory.exam_type_taken", {"code": code}, "error")})
            row = ExamType(code=code)
        elif row is None:
            raise NotFound("directory.exam_type_missing", exam_type=code)
        elif row.version != expected_version:
            raise Conflict(current={"code": row.code, "version": row.version})
        else:
            row.version += 1
        for name in FIELDS:
            if name in facts:
                setattr(row, name, facts[name])
        row.search_keys = make_search_keys({"names": row.names, "code": row.code})
        row.save()
        record(actor, "exam_type.saved", obj=f"exam_type:{code}", detail={"fields": sorted(facts)})
    return row


def make_search_keys(entry: dict[str, Any]) -> str:
    """Pinyin and initials of the Chinese name, and the English name, folded; Latin parts such as CT stay whole in both."""
    spoken, initials = [], []
    for part in re.findall(r"[\u3400-\u9fff]+|[^\u3400-\u9fff]+", entry["names"]["zh-Hans"]):
        if HAN.match(part):
            syllables = _spell(part)
            spoken += syllables
            initials += [s[0] for s in syllables if s]
        else:
            spoken.append(fold(part))
            initials.append(fold(part))
    return " ".join([fold(entry["code"]), "".join(spoken), "".join(initials), fold(entry["names"]["en"])])[:256]


@lru_cache(maxsize=1024)
def _spell(chinese: str) -> tuple[str, ...]:
    """Names of exams share their words."""
    from pypinyin import Style, lazy_pinyin  # its dictionary is large: only the processes that need it load it

    return tuple(fold(s) for s in lazy_pinyin(chinese, style=Style.NORMAL))


def _check(facts: dict[str, Any]) -> None:
    wrong = {}
    if "names" in facts and not all(facts["names"].get(lang, "").strip() for lang in ("zh-Hans", "en")):
        wrong["names"] = Reason("directory.both_languages", severity="error")
    if "contrast" in facts and facts["contrast"] not in set(Contrast):
        wrong["contrast"] = Reason("directory.value_needed", {"field": "contrast"}, "error")
    if "laterality_rule" in facts and facts["laterality_rule"] not in set(LateralityRule):
        wrong["laterality_rule"] = Reason("directory.value_needed", {"field": "laterality_rule"}, "error")
    if wrong:
        raise Invalid(wrong)
