"""Templates are kept in versions; a saved one can be read by the engine in both languages."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.reporting.engine.templates import find_faults
from apps.reporting.models import ReportTemplate, TemplateVersion

DATA = Path(__file__).resolve().parents[1] / "data" / "templates"
FACTS = (
    "modality", "body_parts", "exam_types", "contrast", "names", "texts", "loinc", "radlex", "code_source", "is_active",
)  # fmt: skip


@cache
def read_starter_templates() -> tuple[dict[str, Any], ...]:
    """The templates that come with the product, one file a modality."""
    entries = []
    for path in sorted(DATA.glob("*.toml")):
        for code, entry in tomllib.loads(path.read_text(encoding="utf-8")).items():
            names = {"zh-Hans": entry.pop("zh_name"), "en": entry.pop("en_name")}
            texts = {
                lang: {section: text.strip("\n") for section, text in entry.pop(lang).items()} for lang in ("zh", "en")
            }
            entries.append({"code": code, "modality": path.stem.upper(), "names": names, "texts": texts, **entry})
    return tuple(entries)


def seed_starter() -> int:
    """The templates of the product; a row that is there stays as the department made it."""
    known = set(ReportTemplate.objects.values_list("code", flat=True))
    rows = [ReportTemplate(**entry) for entry in read_starter_templates() if entry["code"] not in known]
    with transaction.atomic():
        ReportTemplate.objects.bulk_create(rows, ignore_conflicts=True)
        made = ReportTemplate.objects.filter(code__in=[row.code for row in rows], versions__isnull=True)
        TemplateVersion.objects.bulk_create([_make_version(row, "Radflow") for row in made])
    return len(rows)


def save_template(code: str, *, actor: Actor, expected_version: int | None = None, **facts: Any) -> ReportTemplate:
    """Adds a template, or saves another version of one when `expected_version` is given. Raises Invalid, Conflict, NotFound."""
    _check(facts)
    with transaction.atomic():
        row = ReportTemplate.objects.select_for_update(of=("self",)).filter(code=code).first()
        if expected_version is None:
            row, made = ReportTemplate.objects.get_or_create(code=code, defaults=facts)
            if not made:
                raise Invalid({"code": Reason("reporting.template_taken", {"code": code}, "error")})
        elif row is None:
            raise NotFound("reporting.template_missing", template=code)
        elif row.version != expected_version:
            raise Conflict(current={"code": row.code, "version": row.version})
        else:
            row.version += 1
            for name, value in facts.items():
                setattr(row, name, value)
            row.save()
        _make_version(row, actor.name).save()
        record(actor, "report_template.saved", obj=f"report_template:{code}", detail={"version": row.version})
    return row


def _make_version(row: ReportTemplate, saved_by: str) -> TemplateVersion:
    facts = {name: getattr(row, name) for name in FACTS}
    return TemplateVersion(template=row, number=row.version, facts=facts, saved_by=saved_by, saved_at=clock.now())


def _check(facts: dict[str, Any]) -> None:
    wrong: dict[str, Reason] = {}
    if not all(facts["names"].get(lang, "").strip() for lang in ("zh-Hans", "en")):
        wrong["names"] = Reason("reporting.both_languages", severity="error")
    if (facts.get("loinc") or facts.get("radlex")) and not facts.get("code_source", "").strip():
        wrong["code_source"] = Reason("reporting.template_source", severity="error")
    for lang, section, reason in find_faults(facts["texts"]):
        wrong.setdefault(f"texts.{lang}.{section}", reason)
    if wrong:
        raise Invalid(wrong)
