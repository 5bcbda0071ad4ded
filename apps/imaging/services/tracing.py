"""Why a scanner does not show an exam: every condition of the worklist in turn, asked of the very code that answers the scanner."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.devices.public import find_device_by_ae, find_devices
from apps.directory.public import get_site, list_sites
from apps.imaging.drivers.ports import Caller
from apps.imaging.engine.worklist import (
    KINDS,
    STEP_STATUS,
    Misfit,
    WorklistEntry,
    WorklistQuery,
    find_bad_key,
    list_misfits,
)
from apps.imaging.engine.worklist_trace import name_cause
from apps.imaging.models import DicomContact, DicomPeer, DicomRefusal, WorklistAsk
from apps.imaging.selectors.callers import list_asks
from apps.imaging.services.asking import read_query_again, write_query
from apps.imaging.services.peers import admit
from apps.imaging.services.worklist import find_worklist, make_entries, plan_reading
from apps.workflow.public import ExamFacts, get_exam, list_steps

STATION = "ScheduledStationAETitle"
_LOOK_BACK = timedelta(days=2)


@dataclass(frozen=True)
class TraceStep:
    """`verdict`: pass, fail or info; `advice` says what would make the exam appear, `link` where that is done."""

    code: str
    verdict: str
    reason: Reason
    advice: Reason | None = None
    link: str = ""


@dataclass(frozen=True)
class Trace:
    exam: ExamFacts
    ae_title: str
    device_code: str
    asked: dict[str, Any]
    asked_at: datetime | None
    is_assumed: bool
    is_shown: bool
    steps: tuple[TraceStep, ...]


def trace_worklist(exam_id: int, *, ae_title: str, ask_id: int | None = None, actor: Actor) -> Trace:
    """Replays the question `ask_id`, else the title's last one, else what a scanner usually asks. Raises NotFound."""
    exam = get_exam(exam_id)
    ask = _find_ask(ae_title, ask_id)
    query = read_query_again(ask.query) if ask else _assume_query(exam, ae_title)
    caller = Caller(ae_title, ask.called_ae if ask else settings.DICOM_AE_TITLE, _find_address(ae_title, ask))
    steps = [*_trace_association(caller), _trace_asked(ae_title, ask), *_trace_readable(query)]
    is_valid = find_bad_key(query) is None
    is_listed = is_valid and any(
        entry.top["AccessionNumber"] == exam.accession for entry in find_worklist(query, caller)
    )
    steps += _trace_exam(exam, query, caller, is_listed=is_listed)
    if is_valid and not is_listed and all(step.verdict != "fail" for step in steps):
        steps += [_trace_limit(query)]
    is_shown = is_listed and all(step.verdict != "fail" for step in steps)
    record(
        actor,
        "worklist.traced",
        obj=f"exam:{exam.id}",
        patient_id=exam.patient_id,
        detail={"ae_title": ae_title, "is_shown": is_shown, "causes": [s.code for s in steps if s.verdict == "fail"]},
    )
    device = find_device_by_ae(ae_title)
    return Trace(
        exam,
        ae_title,
        device.code if device else "",
        write_query(query),
        ask.last_at if ask else None,
        ask is None,
        is_shown,
        tuple(steps),
    )


def _find_ask(ae_title: str, ask_id: int | None) -> WorklistAsk | None:
    rows = list_asks().filter(calling_ae=ae_title)
    if ask_id is None:
        return rows.first()
    ask = rows.filter(pk=ask_id).first()
    if ask is None:
        raise NotFound("imaging.ask_missing", ask=ask_id)
    return ask


def _assume_query(exam: ExamFacts, ae_title: str) -> WorklistQuery:
    """The department's today, and of a scanner its own title and modality: what consoles ask when nobody typed anything."""
    device = find_device_by_ae(ae_title)
    today = clock.now().astimezone(ZoneInfo(get_site(exam.site_id).time_zone))
    step = {"ScheduledProcedureStepStartDate": f"{today:%Y%m%d}"}
    return WorklistQuery(step=step | ({STATION: ae_title, "Modality": device.modality} if device else {}))


def _find_address(ae_title: str, ask: WorklistAsk | None) -> str:
    """From where it called last, taken in or turned away."""
    rows = [
        DicomContact.objects.filter(calling_ae=ae_title).order_by("-last_at").first(),
        DicomRefusal.objects.filter(calling_ae=ae_title).order_by("-last_at").first(),
    ]
    known = sorted((row for row in rows if row), key=lambda row: row.last_at)
    return known[-1].address if known else (ask.address if ask else "")


# --- association ---------------------------------------------------------------------------------------------------------


def _trace_association(caller: Caller) -> Iterator[TraceStep]:
    """Would it be let in now; and was it turned away since it was let in last."""
    own = settings.DICOM_AE_TITLE
    kind = admit(Caller(caller.calling, own, caller.address), called_ae=own)
    if kind == "unknown_peer":
        yield _fail("association", "unknown_peer", {"ae": caller.calling}, "add_peer", "/dicom?tab=peers")
        return
    if kind:
        peer = DicomPeer.objects.get(ae_title=caller.calling)
        params = {"ae": caller.calling, "address": caller.address or "–", "host": peer.host or "–"}
        code = "peer_elsewhere" if peer.is_enabled else "peer_disabled"
        yield _fail("association", code, params, "change_peer", "/dicom?tab=peers")
        return
    refusal = _find_new_refusal(caller.calling)
    if refusal is None:
        yield _pass("association", "let_in", {"ae": caller.calling})
        return
    params = {
        "ae": caller.calling,
        "called": refusal.called_ae or "–",
        "own": own,
        "kind": refusal.kind,
        "count": refusal.count,
        "at": _say_time(refusal.last_at),
        "detail": refusal.detail,
    }
    code = {"called_ae": "called_ae", "busy": "busy", "peer_busy": "peer_busy"}.get(refusal.kind, "refused")
    advice = {"called_ae": "set_called_ae", "busy": "raise_limit", "peer_busy": "raise_limit"}.get(
        refusal.kind, "see_refusals"
    )
    yield _fail("association", code, params, advice, "/dicom?tab=refusals")


def _find_new_refusal(ae_title: str) -> DicomRefusal | None:
    """The newest one, when nothing was let in after it. Objects and messages that were refused came after the greeting."""
    greeting = DicomRefusal.objects.filter(calling_ae=ae_title, last_at__gte=clock.now() - _LOOK_BACK)
    last = greeting.exclude(kind__in=("bad_object", "bad_message", "bad_pdu")).order_by("-last_at").first()
    if last is None or DicomContact.objects.filter(calling_ae=ae_title, last_at__gt=last.last_at).exists():
        return None
    return last


def _trace_asked(ae_title: str, ask: WorklistAsk | None) -> TraceStep:
    if ask is None:
        return TraceStep("asked", "info", _reason("never_asked", {"ae": ae_title}))
    return _pass("asked", "asked", {"at": _say_time(ask.last_at), "n": ask.n_answered})


def _trace_readable(query: WorklistQuery) -> Iterator[TraceStep]:
    if bad := find_bad_key(query):
        asked = {**query.top, **query.step}[bad]
        yield _fail("readable", "bad_key", {"key": bad, "asked": asked, "kind": KINDS[bad]}, "correct_key")
    if query.unsupported:
        yield TraceStep("readable", "info", _reason("unsupported", {"keys": ", ".join(query.unsupported)}))


# --- the exam ------------------------------------------------------------------------------------------------------------


def _trace_exam(exam: ExamFacts, query: WorklistQuery, caller: Caller, *, is_listed: bool) -> Iterator[TraceStep]:
    yield _trace_state(exam, query)
    if exam.is_held:
        held = _reason("held", {"accession": exam.accession}, "warning")
        yield TraceStep("held", "info", held, link=f"/exams/{exam.id}")
    if exam.facets.get("safety") == "hold":
        held = _reason("safety_hold", {"accession": exam.accession}, "warning")
        yield TraceStep("safety", "info", held, link=f"/safety/exams/{exam.id}")
    entries = [entry for _, entry in make_entries([exam], caller)]
    if not entries:
        params = {"site": exam.site_code, "ae": caller.calling}
        yield _fail("site", "other_site", params, "move_exam", f"/exams/{exam.id}")
        return
    yield _trace_window(exam, query)
    yield from _trace_keys(exam, entries[0], query)


def _trace_state(exam: ExamFacts, query: WorklistQuery) -> TraceStep:
    reading = plan_reading(query)
    link, state = f"/exams/{exam.id}", f"workflow.state.{exam.state}"
    if reading.wanted["states"] and list_steps(states=reading.wanted["states"], exam_ids=[exam.id]):
        return _pass("state", "state_shown", {"state": state})
    if exam.state == "requested":
        return _fail("state", "not_vetted", {"accession": exam.accession}, "vet", link)
    if exam.state == "vetted":
        return _fail("state", "not_booked", {"accession": exam.accession}, "book", link)
    params = {"state": state, "status": STEP_STATUS.get(exam.state, "–")}
    is_over = exam.state in ("cancelled", "no_show")
    return _fail("state", "state_hidden", params, "order_again" if is_over else "ask_status", link)


def _trace_window(exam: ExamFacts, query: WorklistQuery) -> TraceStep:
    reading = plan_reading(query)
    policy = get_policy("imaging.worklist").payload
    starts = _say_time(exam.slot_start, exam.site_id) if exam.slot_start else ""
    params = {"starts_at": starts, "days_back": policy["days_back"], "days_ahead": policy["days_ahead"]}
    if not reading.covers(exam):
        reason = _reason("outside_window", params, "error", reading.policy_version)
        return TraceStep("window", "fail", reason, _reason("do_ask_date"), f"/exams/{exam.id}")
    return _pass("window", "in_window" if starts else "no_slot", params)


def _trace_keys(exam: ExamFacts, entry: WorklistEntry, query: WorklistQuery) -> Iterator[TraceStep]:
    misfits = list(list_misfits(entry, query))
    for misfit in misfits:
        yield _explain_station(exam, misfit) if misfit.keyword == STATION else _explain(exam, misfit)
    if not misfits:
        yield _pass("keys", "keys_fit", {"n": len(write_query(query)["top"]) + len(write_query(query)["step"])})


def _explain_station(exam: ExamFacts, misfit: Misfit) -> TraceStep:
    device = find_devices([exam.slot_device_code]).get(exam.slot_device_code) if exam.slot_device_code else None
    params = {"asked": misfit.asked, "held": misfit.held or "–", "device": device.code if device else "–"}
    code, advice = ("other_station", "move_or_ask") if device else ("no_station", "book")
    return _fail("station", code, params, advice, f"/exams/{exam.id}")


def _explain(exam: ExamFacts, misfit: Misfit) -> TraceStep:
    cause = name_cause(misfit)
    params = {"key": misfit.keyword, "asked": misfit.asked, "held": misfit.held or "–"}
    advice = {
        "no_value": "fill_value",
        "charset": "set_charset",
        "wildcard": "add_wildcard",
        "name_parts": "use_caret",
        "name_order": "turn_name",
        "range": "widen_range",
    }.get(cause, "correct_key")
    link = f"/exams/{exam.id}" if cause == "no_value" else ""
    return _fail("keys", f"key_{cause}", params, advice, link)


def _trace_limit(query: WorklistQuery) -> TraceStep:
    reading = plan_reading(query)
    params = {"limit": reading.wanted["limit"]}
    reason = _reason("row_limit", params, "error", reading.policy_version)
    return TraceStep("limit", "fail", reason, _reason("do_narrow"), "/admin/policies")


def _say_time(at: datetime, site_id: int | None = None) -> str:
    site = get_site(site_id) if site_id else next(iter(list_sites()))
    return f"{at.astimezone(ZoneInfo(site.time_zone)):%Y-%m-%d %H:%M}"


def _pass(step: str, code: str, params: dict[str, Any]) -> TraceStep:
    return TraceStep(step, "pass", _reason(code, params))


def _fail(step: str, code: str, params: dict[str, Any], advice: str, link: str = "") -> TraceStep:
    return TraceStep(step, "fail", _reason(code, params, "error"), _reason(f"do_{advice}", params), link)


def _reason(
    code: str, params: dict[str, Any] | None = None, severity: Any = "info", version: str | None = None
) -> Reason:
    return Reason(f"imaging.trace_{code}", params or {}, severity, version)
