"""Answers on the screening form, and the second look with the patient."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.safety.engine.facts import Assessment
from apps.safety.events import ScreeningAnswered
from apps.safety.models import ScreeningAnswer, ScreeningCheck
from apps.safety.selectors.cases import load_case
from apps.safety.selectors.rules import get_rules
from apps.safety.selectors.sheets import find_valid_check
from apps.safety.services.assessing import lock_state, reassess_exam


def answer_items(
    exam_id: int,
    *,
    answers: Sequence[dict[str, Any]],
    actor: Actor,
    answered_by: str = "",
    client_id: UUID | None = None,
) -> Assessment:
    """Stores a batch of {item, value, detail?, source?} and judges anew; the same `client_id` twice stores once.

    Raises Refused when no form fits the exam, Invalid for a question that the form does not have.
    """
    with transaction.atomic():
        lock_state(exam_id)
        loaded = load_case(exam_id, on=clock.now())
        form = loaded.case.form
        if form is None or loaded.form_id is None:
            raise Refused("safety.no_form", modality=loaded.exam.modality, contrast=loaded.exam.contrast)
        known = {i.code for i in form.items}
        unknown = {
            f"answers[{n}].item": Reason("safety.item_unknown", {"item": a["item"]}, severity="error")
            for n, a in enumerate(answers)
            if a["item"] not in known
        }
        if unknown:
            raise Invalid(unknown)
        now = clock.now()
        rows = [
            ScreeningAnswer(
                exam_id=exam_id,
                form_id=loaded.form_id,
                item=a["item"],
                value=a["value"],
                detail=a.get("detail", ""),
                source=a.get("source", "patient"),
                answered_by=answered_by,
                entered_by=actor.name,
                entered_by_id=actor.id,
                at=now,
                client_id=client_id,
            )
            for a in {a["item"]: a for a in answers}.values()
        ]
        sent_before = client_id is not None and ScreeningAnswer.objects.filter(client_id=client_id).exists()
        if not sent_before:
            ScreeningAnswer.objects.bulk_create(rows, ignore_conflicts=True)
            record(
                actor,
                "safety.answered",
                obj=f"exam:{exam_id}",
                patient_id=loaded.exam.patient_id,
                detail={"form": form.label, "items": [r.item for r in rows]},
            )
        assessment = reassess_exam(exam_id, cause="answer_changed", by=actor)
        if not sent_before:
            publish(ScreeningAnswered(exam_id, str(assessment.verdict)), aggregate=f"exam:{exam_id}")
        return assessment


def check_form(exam_id: int, *, actor: Actor) -> ScreeningCheck:
    """A qualified person goes through the form with the patient; said twice without a change it stays one."""
    with transaction.atomic():
        lock_state(exam_id)
        loaded = load_case(exam_id, on=clock.now())
        if loaded.form_id is None:
            raise Refused("safety.no_form", modality=loaded.exam.modality, contrast=loaded.exam.contrast)
        roles = get_rules("mr", site_id=loaded.exam.site_id).payload["check_roles"]
        if not actor.has_role(*roles):
            raise Refused(Reason("safety.check_role", severity="error"))
        latest = find_valid_check(exam_id)
        if latest and latest.checked_by_id == actor.id:
            return latest
        row = ScreeningCheck.objects.create(
            exam_id=exam_id, form_id=loaded.form_id, checked_by=actor.name, checked_by_id=actor.id, at=clock.now()
        )
        record(actor, "safety.checked", obj=f"exam:{exam_id}", patient_id=loaded.exam.patient_id)
        return row
