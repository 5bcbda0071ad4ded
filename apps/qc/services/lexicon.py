"""The department's own terms beside the language packs, and what a site adds to them or takes out for its own reports."""

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.qc.engine.lexicon_overlay import Entry, find_fault
from apps.qc.models import LexiconEntry
from apps.qc.services.report_standing import forget_standing


def save_entry(
    *,
    lang: str,
    kind: str,
    term: str,
    meaning: str = "",
    site_id: int | None = None,
    is_removed: bool = False,
    reason: str = "",
    actor: Actor,
) -> LexiconEntry:
    """Enters a term, or gives it another meaning; one that was taken back is in force again. A site's entry needs a reason and
    stands in place of the department's; `is_removed` takes the department's out there. Raises Invalid."""
    entry = Entry(lang, kind, term.strip(), "" if is_removed else meaning.strip())
    _check_site_entry(entry, site_id, is_removed, reason)
    if not is_removed and (fault := find_fault(entry)):
        raise Invalid(
            {"meaning" if "meaning" in fault or "preferred" in fault else "term": Reason(fault, severity="error")}
        )
    with transaction.atomic():
        row, _ = LexiconEntry.objects.select_for_update().update_or_create(
            site_id=site_id or 0,
            lang=lang,
            kind=kind,
            term=entry.term,
            defaults=_change(actor, reason) | {"meaning": entry.meaning, "is_on": True, "is_removed": is_removed},
        )
        detail = {"lang": lang, "kind": kind, "term": row.term, "meaning": row.meaning}
        detail |= {"site_id": site_id, "removed": is_removed, "reason": row.reason_text}
        record(actor, "qc.term_saved", obj=f"lexicon_entry:{row.id}", detail=detail)
    forget_standing()
    return row


def withdraw_entry(entry_id: int, *, reason: str = "", actor: Actor) -> LexiconEntry:
    """Takes a term back, or a site's removal of one; it stays in the list, switched off. Raises NotFound; Invalid for a site's
    entry without a reason."""
    with transaction.atomic():
        row = LexiconEntry.objects.select_for_update().filter(pk=entry_id).first()
        if row is None:
            raise NotFound("qc.term_missing", entry=entry_id)
        _check_reason(row.site_id, reason)
        for name, value in (_change(actor, reason) | {"is_on": False}).items():
            setattr(row, name, value)
        row.save()
        detail = {"lang": row.lang, "term": row.term, "site_id": row.site_id or None, "reason": row.reason_text}
        record(actor, "qc.term_withdrawn", obj=f"lexicon_entry:{row.id}", detail=detail)
    forget_standing()
    return row


def _check_site_entry(entry: Entry, site_id: int | None, is_removed: bool, reason: str) -> None:
    _check_reason(site_id, reason)
    if not is_removed:
        return
    known = LexiconEntry.objects.filter(site_id=0, is_on=True, lang=entry.lang, kind=entry.kind, term=entry.term)
    if not site_id or not known.exists():
        raise Invalid({"term": Reason("qc.lexicon_nothing_to_remove", {"term": entry.term}, severity="error")})


def _check_reason(site_id: int | None, reason: str) -> None:
    if site_id and not reason.strip():
        raise Invalid({"reason": Reason("qc.reason_needed", severity="error")})


def _change(actor: Actor, reason: str) -> dict:
    who = {"changed_at": clock.now(), "changed_by_id": actor.id, "changed_by_name": actor.name}
    return who | {"reason_text": reason.strip()}
