"""Who asks the worklist, and what they asked."""

from datetime import timedelta

from django.db.models import Max, QuerySet

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.devices.public import list_devices
from apps.imaging.models import DicomPeer, WorklistAsk


def list_asks() -> QuerySet[WorklistAsk]:
    """Newest first; what is older than the policy keeps is not shown, even where nobody asked since."""
    days = get_policy("imaging.worklist_asks").payload["keep_days"]
    return WorklistAsk.objects.filter(last_at__gte=clock.now() - timedelta(days=days)).order_by("-last_at", "-id")


def list_worklist_callers() -> list[dict]:
    """Scanners of the fleet, then other nodes by title; with when each asked last."""
    asked = dict(list_asks().order_by().values_list("calling_ae").annotate(last=Max("last_at")))
    devices = [d for d in list_devices() if d.ae_title]
    titles = {d.ae_title for d in devices}
    peers = DicomPeer.objects.exclude(ae_title__in=titles).exclude(kind=DicomPeer.Kind.ARCHIVE)
    rows = [(d.ae_title, d.station_name or d.code, d.code, d.modality) for d in devices]
    rows += [(p.ae_title, p.name, "", "") for p in peers.order_by("ae_title")]
    names = ("ae_title", "name", "device_code", "modality")
    return [dict(zip(names, row)) | {"last_asked_at": asked.get(row[0])} for row in rows]
