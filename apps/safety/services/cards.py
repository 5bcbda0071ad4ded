"""Action cards: the department's own text, written by one person and approved by another."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.safety.models import ActionCard


def draft_card(
    *, kind: str, grade: str, title: Mapping[str, str], lines: Sequence[Mapping[str, str]], actor: Actor
) -> ActionCard:
    if not lines:
        raise Invalid({"lines": Reason("safety.card_lines_required", severity="error")})
    with transaction.atomic():
        last = (
            ActionCard.objects.select_for_update(of=("self",))
            .filter(kind=kind, grade=grade)
            .order_by("-version")
            .first()
        )
        row = ActionCard.objects.create(
            kind=kind,
            grade=grade,
            version=last.version + 1 if last else 1,
            title=dict(title),
            lines=[dict(line) for line in lines],
            written_by=actor.name,
            written_by_id=actor.id,
            written_at=clock.now(),
        )
        record(actor, "card.drafted", obj=f"card:{row.id}", detail={"kind": kind, "grade": grade})
        return row


def approve_card(card_id: int, *, actor: Actor) -> ActionCard:
    """By somebody who did not write it; the version before retires."""
    with transaction.atomic():
        row = ActionCard.objects.select_for_update(of=("self",)).filter(pk=card_id).first()
        if row is None:
            raise NotFound("safety.card_unknown")
        if row.state != ActionCard.State.DRAFT:
            raise Refused(Reason("safety.card_not_draft", severity="error"))
        if row.written_by_id == actor.id:
            raise Refused(Reason("safety.card_self_approval", severity="error"))
        ActionCard.objects.filter(kind=row.kind, grade=row.grade, state=ActionCard.State.APPROVED).update(
            state=ActionCard.State.RETIRED
        )
        row.state, row.approved_by, row.approved_at = ActionCard.State.APPROVED, actor.name, clock.now()
        row.save()
        record(actor, "card.approved", obj=f"card:{row.id}")
        return row
