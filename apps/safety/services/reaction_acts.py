"""What is done and seen during a reaction: acts and vital signs, each with its time, each stored once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound
from apps.safety.models import Observation, Reaction, ReactionAct
from apps.safety.services.outbox_writes import find_by_client_id, save_once
from apps.safety.services.reacting import lock_reaction
from apps.workflow.public import get_exam


def find_sent_reaction(exam_id: int, client_id: UUID) -> int:
    """The reaction that the tablet named before it knew our number; the outbox sends it first. Raises NotFound."""
    found = Reaction.objects.filter(exam_id=exam_id, client_id=client_id).values_list("id", flat=True).first()
    if found is None:
        raise NotFound("safety.reaction_unknown")
    return found


def record_act(
    reaction_id: int,
    *,
    kind: str,
    text: str,
    actor: Actor,
    detail: Mapping[str, str] | None = None,
    card_line: int | None = None,
    at: datetime | None = None,
    client_id: UUID | None = None,
) -> ReactionAct:
    """A line ticked, a drug given, a call made; with its time."""
    with transaction.atomic():
        reaction = lock_reaction(reaction_id)
        if client_id and (known := ReactionAct.objects.filter(client_id=client_id).first()):
            return known
        now = clock.now()
        row = ReactionAct(
            reaction=reaction,
            kind=kind,
            text=text,
            detail=dict(detail or {}),
            card_line=card_line,
            at=min(at, now) if at else now,
            by=actor.name,
            client_id=client_id,
        )
        return save_once(row)[0]


def record_observation(
    exam_id: int,
    *,
    actor: Actor,
    reaction_id: int | None = None,
    reaction_client_id: UUID | None = None,
    at: datetime | None = None,
    client_id: UUID | None = None,
    **vitals: Any,
) -> Observation:
    """Vital signs at one time, for a reaction or while the patient stays after contrast."""
    with transaction.atomic():
        get_exam(exam_id)
        sent_before = find_by_client_id(Observation, client_id, exam_id=exam_id)
        if sent_before:
            return sent_before
        if reaction_client_id is not None:
            reaction_id = find_sent_reaction(exam_id, reaction_client_id)
        if reaction_id is not None and lock_reaction(reaction_id).exam_id != exam_id:
            raise NotFound("safety.reaction_unknown")
        now = clock.now()
        row = Observation(
            exam_id=exam_id,
            reaction_id=reaction_id,
            at=min(at, now) if at else now,
            by=actor.name,
            client_id=client_id,
            **vitals,
        )
        return save_once(row)[0]
