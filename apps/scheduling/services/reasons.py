"""A reason that counts: a code of the site's policy, with words where the code alone says too little."""

from datetime import datetime, timedelta

from apps.common.kernel import clock
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.scheduling.models import AppointmentChange
from apps.scheduling.selectors.reasons import find_reason, late_cancel_hours, reasons_policy


def check_reason(code: str, text: str, *, kind: str, site_id: int) -> None:
    """Raises Refused for a code that the policy does not know for this kind of change; without a code nothing is asked."""
    if not code:
        return
    known = find_reason(site_id, code)
    label = reasons_policy(site_id).label
    if known is None or kind not in known.kinds:
        raise Refused(Reason("scheduling.reason_unknown", {"code": code}, "error", label))
    if known.needs_text and not text.strip():
        raise Refused(Reason("scheduling.reason_needs_text", {}, "error", label))


def cancel_kind(starts_at: datetime, *, site_id: int) -> str:
    """A cancellation within the policy's hours of the start is a late one, whoever calls it off."""
    is_late = starts_at - clock.now() < timedelta(hours=late_cancel_hours(site_id))
    return AppointmentChange.Kind.LATE_CANCEL if is_late else AppointmentChange.Kind.CANCELLED
