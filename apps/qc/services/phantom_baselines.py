"""Baselines: a named physicist says from when to when a scanner was as it should be, and why."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.devices.public import find_devices
from apps.qc.engine.phantom.control import make_centre
from apps.qc.engine.phantom.judging import PARAMETERS
from apps.qc.models import PhantomBaseline, PhantomMeasurement


def set_baseline(
    device_code: str,
    *,
    kind: str,
    kvp: float,
    kernel: str,
    first_at: datetime,
    last_at: datetime,
    reason: str,
    actor: Actor,
) -> PhantomBaseline:
    """From the measurements of a period; raises NotFound, or Invalid without words or with too few of them."""
    if not reason.strip():
        raise Invalid({"reason": Reason("qc.reason_needed", severity="error")})
    device = find_devices([device_code]).get(device_code)
    if device is None:
        raise NotFound("devices.device_unknown", device=device_code)
    policy = get_policy("qc.phantoms", site_id=device.room.site_id)
    rule = policy.payload["baseline"]
    rows = PhantomMeasurement.objects.filter(
        device_code=device_code, kind=kind, kvp=kvp, kernel=kernel, measured_at__gte=first_at, measured_at__lte=last_at
    )
    values = list(rows.order_by("measured_at").values("measured_at", *PARAMETERS))
    if len(values) < max(2, rule["min_n"]):
        said = {"n": len(values), "needed": rule["min_n"]}
        raise Invalid({"first_at": Reason("qc.baseline_too_few", said, "error", policy.label)})
    centres = {n: make_centre([v[n] for v in values], sd_floor=rule["sd_floor"][n]) for n in PARAMETERS}
    with transaction.atomic():
        baseline = PhantomBaseline.objects.create(
            device_code=device_code,
            site_id=device.room.site_id,
            kind=kind,
            kvp=kvp,
            kernel=kernel,
            centres={name: asdict(centre) for name, centre in centres.items()},
            first_at=first_at,
            last_at=values[-1]["measured_at"],
            reason=reason.strip(),
            policy_version=policy.label,
            set_by_id=actor.id,
            set_by_name=actor.name,
            set_at=clock.now(),
        )
        record(
            actor,
            "qc.baseline_set",
            obj=f"qc_phantom:{device_code}",
            detail={"kind": kind, "kvp": kvp, "kernel": kernel, "n": len(values), "reason": baseline.reason},
        )
    return baseline
