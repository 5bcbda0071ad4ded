"""The energy of one device over a period, from its channel of power and its bookings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest
from math import ceil

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.devices.engine.energy import Bands, Energy, Sample, measure_energy, read_bands
from apps.devices.models import Device
from apps.devices.selectors.charts import Series, read_series

POLICY = "devices.energy"
CHANNEL, UNIT = "power", "kW"
MOST_DAYS = 92
STEP_S = 60
"""Power is averaged over so many seconds, or as many times this as a long period needs: a state shorter than that is not told apart."""
MOST_STEPS = 11_000


@dataclass(frozen=True)
class EnergyReport:
    """`bands` None: the policy names none for this model. `co2e_kg_per_kwh` None: nobody has given a factor with its source."""

    energy: Energy | None
    bands: Bands | None
    step_s: float
    co2e_kg_per_kwh: float | None
    co2e_source: str
    policy_version: str
    has_channel: bool


def read_energy(
    device: Device, *, start: datetime, end: datetime, booked: Iterable[tuple[datetime, datetime]]
) -> EnergyReport:
    """Of [start, end). Raises Invalid when that is no period, or a longer one than MOST_DAYS."""
    if not start < end or end - start > timedelta(days=MOST_DAYS):
        raise Invalid({"start": Reason("devices.dates_wrong", {"days": MOST_DAYS}, severity="error")})
    policy = get_policy(POLICY)
    factor = policy.payload["co2e"]
    bands = find_bands(policy.payload["bands"], model=device.model.code, modality=device.modality)
    channel = device.channels.filter(code=CHANNEL, unit=UNIT).first()
    seconds = (end - start).total_seconds()
    step_s = STEP_S * ceil(seconds / STEP_S / MOST_STEPS)
    energy = None
    if bands and channel:
        (series,) = read_series([channel], start=start, end=end, points=ceil(seconds / step_s))
        energy = measure_energy(
            list_samples(series, channel.cadence_s, end.timestamp()),
            bands,
            booked=[(a.timestamp(), b.timestamp()) for a, b in booked],
            start=start.timestamp(),
            end=end.timestamp(),
            least_idle_s=policy.payload["least_idle_min"] * 60,
        )
    return EnergyReport(
        energy, bands, step_s, factor["kg_per_kwh"], factor["source"], policy.label, has_channel=channel is not None
    )


def find_bands(rows: Iterable[dict], *, model: str, modality: str) -> Bands | None:
    """Those of the model before those of its modality."""
    rows = list(rows)
    of_model = [row for row in rows if model in row.get("models", ())]
    of_modality = [row for row in rows if not row.get("models") and modality in row.get("modalities", ())]
    return next((read_bands(row) for row in (*of_model, *of_modality)), None)


def list_samples(series: Series, cadence_s: float, end: float) -> list[Sample]:
    """Each mean holds until the next begins, where that is within three cadences; before a hole it holds for its own bucket."""
    rows = [(t, mean) for t, mean in zip(series.t, series.mean, strict=True) if mean is not None]
    reach = max(series.bucket_s, 3 * cadence_s)
    out = []
    nexts = [t for t, _ in rows[1:]]
    for (t, mean), until in zip_longest(rows, nexts, fillvalue=end):
        holds_until = until if until - t <= reach else t + series.bucket_s
        out.append(Sample(t, min(holds_until, end), mean))
    return out
