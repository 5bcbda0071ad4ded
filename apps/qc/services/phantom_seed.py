"""Thirty days of water phantom values for each CT of a demonstration department, as an earlier register would hand them over; one scanner drifts."""

import random
from datetime import timedelta

from django.conf import settings

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.devices.public import list_devices
from apps.directory.public import actor_of_user, list_users_with_role
from apps.qc.models import PhantomBaseline, PhantomMeasurement
from apps.qc.services.phantom_baselines import set_baseline
from apps.qc.services.phantoms import keep_measurement

DAYS, BASELINE_DAYS = 30, 15
DRIFTING = "CT-2"
DRIFT_HU = 0.22  # a day, from the end of the baseline on
KVP, KERNEL = 120.0, "Br40"
NOISE_HU = 4.8  # as the simulated scanners of today have it


def seed_past_phantoms() -> int:
    """Adds the register once; returns the rows added. Judged as they come, so that the drift is found as it would have been."""
    if not settings.RADFLOW_DEMO or PhantomMeasurement.objects.exists():
        return 0
    dice, added = random.Random("past phantoms"), 0
    devices = list(list_devices(modality="CT").order_by("code"))
    for device in devices:
        for day in range(DAYS, 0, -1):
            if day == DAYS - BASELINE_DAYS:
                _set_baseline(device)
            since = max(0, DAYS - BASELINE_DAYS - day)
            drift = DRIFT_HU * since if device.code == DRIFTING else 0.0
            row = _invent(dice, device, day, water=drift)
            added += keep_measurement(row, get_policy("qc.phantoms", site_id=device.room.site_id))
    return added


def _set_baseline(device) -> None:
    """By the demonstration's physicist."""
    people = list_users_with_role("physicist", site_id=device.room.site_id)
    if not people or PhantomBaseline.objects.filter(device_code=device.code).exists():
        return
    now = clock.now()
    set_baseline(
        device.code, kind="water", kvp=KVP, kernel=KERNEL, first_at=now - timedelta(days=DAYS + 1),
        last_at=now - timedelta(days=DAYS - BASELINE_DAYS), reason="年度检测后 / after the yearly survey", actor=actor_of_user(people[0]),
    )  # fmt: skip


def _invent(dice: random.Random, device, day: int, *, water: float) -> PhantomMeasurement:
    edges = [round(dice.gauss(0, 0.25), 3) for _ in range(4)]
    return PhantomMeasurement(
        key=f"past:{device.code}:{day}",
        source=PhantomMeasurement.Source.RECORD,
        kind="water",
        device_code=device.code,
        site_id=device.room.site_id,
        kvp=KVP,
        kernel=KERNEL,
        measured_at=clock.now() - timedelta(days=day) + timedelta(minutes=dice.uniform(-20, 20)),
        water=round(dice.gauss(water, 0.35), 3),
        uniformity=max(edges, key=abs),
        noise=round(dice.gauss(NOISE_HU, 0.12), 3),
        edges=edges,
        n_slices=9,
        n_px=5000,
        software="register",
        policy_version=get_policy("qc.phantoms", site_id=device.room.site_id).label,
    )
