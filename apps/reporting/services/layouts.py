"""The layout desk: pages are proposed, changed by a person, kept, and put out as PDF and among the images."""

import hashlib
import json
from dataclasses import asdict, replace
from typing import Any

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render_code
from apps.common.policy import get_policy
from apps.common.printing import Cell, Sheet, draw_sheet, render_sheets
from apps.imaging.public import Capture, draw_picture, emit_object, find_shown_instances, withdraw_objects
from apps.reporting.engine.layout import FORMATS, MOST_PAGES, Stack, propose_pages
from apps.reporting.models import Layout, LayoutHabit
from apps.reporting.selectors.layouts import find_layout, make_recipe
from apps.workflow.public import ExamFacts, get_exam

Pages = list[dict[str, Any]]
Instances = dict[int, Any]


def propose_layout(
    exam: ExamFacts, stacks: list[Stack], *, format: str = "", rows: int = 0, cols: int = 0
) -> tuple[str, Pages]:
    """Format and pages; without wishes by the habit of the protocol, in no larger a grid than the pictures need."""
    recipe = make_recipe(exam)
    grid = {"rows": rows, "cols": cols, "is_fixed": True} if rows and cols else {}
    recipe = replace(recipe, format=format or recipe.format, **grid)
    return recipe.format, [asdict(page) for page in propose_pages(stacks, recipe)]


def save_layout(exam: ExamFacts, *, format: str, pages: Pages, version: int, actor: Actor) -> Layout:
    """Version 0 begins one. Raises Conflict (somebody else saved), Invalid (a picture of another exam)."""
    _check_pages(exam.id, pages)
    facts = {"format": format, "pages": pages, "saved_at": clock.now(), "saved_by": actor.name}
    with transaction.atomic():
        row, is_new = Layout.objects.select_for_update(of=("self",)).get_or_create(exam_id=exam.id, defaults=facts)
        if is_new == bool(version) or (not is_new and row.version != version):
            raise Conflict(current={"version": 0 if is_new else row.version})
        if not is_new:
            for name, value in facts.items():
                setattr(row, name, value)
            row.version += 1
            row.save()
        record(actor, "layout.saved", obj=f"exam:{exam.id}", patient_id=exam.patient_id, detail={"pages": len(pages)})
    return row


def keep_habit(exam: ExamFacts, *, format: str = "", rows: int = 0, cols: int = 0, actor: Actor) -> LayoutHabit:
    """From now on the pages of this protocol begin so at this site; what is left out stays as it was."""
    recipe = make_recipe(exam)
    grid = (rows, cols) if rows and cols else (recipe.rows, recipe.cols)
    with transaction.atomic():
        row, _ = LayoutHabit.objects.update_or_create(
            site_id=exam.site_id,
            exam_type_code=exam.exam_type_code,
            defaults={
                "format": format or recipe.format, "rows": grid[0], "cols": grid[1], "saved_at": clock.now(), "saved_by": actor.name,
            },
        )  # fmt: skip
        record(actor, "layout.habit_saved", obj=f"exam:{exam.id}", detail={"protocol": exam.exam_type_code})
    return row


def render_layout(exam_id: int, *, lang: str) -> bytes:
    """The saved pages as a PDF."""
    exam, (layout, instances) = get_exam(exam_id), _get_layout(exam_id)
    return render_sheets(_make_sheets(exam, layout, instances, lang), title=exam.accession)


def emit_layout(exam_id: int, *, lang: str, actor: Actor) -> Layout:
    """Each saved page as an image among those of the exam; pages that are no more are taken out of use."""
    exam, (layout, instances) = get_exam(exam_id), _get_layout(exam_id)
    study_id = next(instances[at] for at in _list_pictures(layout.pages) if at in instances).series.study_id
    title = render_code("reporting.layout_title", lang, {})
    for number, sheet in enumerate(_make_sheets(exam, layout, instances, lang), start=1):
        pixels = draw_sheet(sheet)
        emit_object(
            study_id,
            Capture(rows=pixels.shape[0], columns=pixels.shape[1], rgb=pixels.tobytes()),
            source=f"layout:{exam_id}/{number}",
            edition=hashlib.sha256(json.dumps([layout.format, layout.pages[number - 1], lang]).encode()).hexdigest(),
            description=title,
        )
    gone = range(len(layout.pages) + 1, MOST_PAGES + 1)
    withdraw_objects(study_id, [f"layout:{exam_id}/{number}" for number in gone])
    with transaction.atomic():
        Layout.objects.filter(pk=layout.pk).update(emitted_at=clock.now())
        record(actor, "layout.emitted", obj=f"exam:{exam_id}", patient_id=exam.patient_id)
    return Layout.objects.get(pk=layout.pk)


def _get_layout(exam_id: int) -> tuple[Layout, Instances]:
    """With those of its pictures that are still shown; raises Refused without any."""
    layout = find_layout(exam_id)
    instances = find_shown_instances(exam_id, _list_pictures(layout.pages)) if layout else {}
    if not instances:
        raise Refused(Reason("reporting.no_layout", severity="error"))
    return layout, instances


def _list_pictures(pages: Pages) -> list[int]:
    return [tile["instance_id"] for page in pages for tile in page["tiles"] if tile]


def _check_pages(exam_id: int, pages: Pages) -> None:
    wanted = _list_pictures(pages)
    if set(wanted) - set(find_shown_instances(exam_id, wanted)):
        raise Invalid({"pages": Reason("reporting.picture_of_another_exam", severity="error")})


def _make_sheets(exam: ExamFacts, layout: Layout, instances: Instances, lang: str) -> list[Sheet]:
    dots = get_policy("reporting.layout", site_id=exam.site_id).payload["dots_per_inch"]
    width, height = FORMATS[layout.format]
    patient = exam.patient
    who = f"{patient.name}  {patient.sex}  {patient.birth_date or ''}  {patient.mrn}  {exam.accession}  "
    head = who + exam.exam_type_names.get(lang, exam.exam_type_code)
    sheets = []
    for page in layout.pages:
        empty = Sheet(width, height, page["rows"], page["cols"], head, (), dots)
        cells = [_draw(tile, instances, empty.cell_size) for tile in page["tiles"]]
        sheets.append(replace(empty, cells=cells))
    return sheets


def _draw(tile: dict[str, Any] | None, instances: Instances, size: tuple[int, int]) -> Cell | None:
    instance = instances.get(tile["instance_id"]) if tile else None
    if instance is None:
        return None
    window = (tile["center"], tile["width"]) if tile["width"] else None
    picture = draw_picture(instance, tile["frame"], size=size, window=window)
    return Cell(picture, f"{instance.series.number or ''}:{instance.number or ''}")
