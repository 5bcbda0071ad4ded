"""The department's own terms beside the language packs."""

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.qc.engine.lexicon_overlay import Entry, find_fault
from apps.qc.models import LexiconEntry
from apps.qc.services.report_standing import forget_standing


def save_entry(*, lang: str, kind: str, term: str, meaning: str = "", actor: Actor) -> LexiconEntry:
    """Enters a term, or gives it another meaning; one that was taken back is in force again. Raises Invalid."""
    entry = Entry(lang, kind, term.strip(), meaning.strip())
    if fault := find_fault(entry):
        raise Invalid(
            {"meaning" if "meaning" in fault or "preferred" in fault else "term": Reason(fault, severity="error")}
        )
    with transaction.atomic():
        row, _ = LexiconEntry.objects.select_for_update().update_or_create(
            lang=lang, kind=kind, term=entry.term, defaults=_change(actor) | {"meaning": entry.meaning, "is_on": True}
        )
        detail = {"lang": lang, "kind": kind, "term": row.term, "meaning": row.meaning}
        record(actor, "qc.term_saved", obj=f"lexicon_entry:{row.id}", detail=detail)
    forget_standing()
    return row


def withdraw_entry(entry_id: int, *, actor: Actor) -> LexiconEntry:
    """Takes a term back; it stays in the list, switched off. Raises NotFound."""
    with transaction.atomic():
        row = LexiconEntry.objects.select_for_update().filter(pk=entry_id).first()
        if row is None:
            raise NotFound("qc.term_missing", entry=entry_id)
        for name, value in (_change(actor) | {"is_on": False}).items():
            setattr(row, name, value)
        row.save()
        record(actor, "qc.term_withdrawn", obj=f"lexicon_entry:{row.id}", detail={"lang": row.lang, "term": row.term})
    forget_standing()
    return row


def _change(actor: Actor) -> dict:
    return {"changed_at": clock.now(), "changed_by_id": actor.id, "changed_by_name": actor.name}
