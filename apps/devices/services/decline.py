"""Levels that fall slowly on one device, such as helium: how fast, and by when they reach their limits."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.policy import add_check, find_policy
from apps.common.policy.models import PolicySet
from apps.devices.engine.conditions import is_number
from apps.devices.engine.decline import Decline, forecast_limit, measure_decline
from apps.devices.engine.plans import FAR_DAYS, MIN_DAYS
from apps.devices.engine.rules import Kind, Rule, read_rules
from apps.devices.models import Channel, Device
from apps.devices.selectors.charts import MAX_DAYS, Series, read_series
from apps.devices.services.alarm_rules import RULE_POLICIES, load_overrides, load_rules, load_settings, rules_of

POLICY = "devices.decline"
BUCKETS_A_DAY, LEAST_BUCKETS = 12, 6


@dataclass(frozen=True)
class LimitForecast:
    """`is_in_force` False: the limit is proposed and waits for its source. A day that cannot be foreseen is None."""

    rule: str
    severity: str
    limit: float
    is_in_force: bool
    source: str
    is_reached: bool
    early_on: date | None
    middle_on: date | None
    late_on: date | None


@dataclass(frozen=True)
class Loss:
    """An hour, in the channel's unit; `healthy` and `high` as the rule in force says. `verdict`: healthy, between or high."""

    per_h: float
    healthy: float
    high: float
    verdict: str
    source: str


@dataclass(frozen=True)
class ChannelDecline:
    channel: Channel
    decline: Decline
    newest_on: date | None
    limits: list[LimitForecast]
    loss: Loss | None
    least_days: int = MIN_DAYS


def find_decline_faults(payload: Any) -> Iterable[tuple[str, str]]:
    """Every fault, as (path, what)."""
    if not isinstance(payload, Mapping) or not isinstance(payload.get("levels"), list):
        yield "levels", "must be a list"
        return
    if not is_number(payload.get("days")) or not MIN_DAYS <= payload["days"] <= MAX_DAYS:
        yield "days", "must be days from 14 to 400"
    for n, row in enumerate(payload["levels"]):
        if not isinstance(row, Mapping) or not isinstance(row.get("channel"), str):
            yield f"levels[{n}]", "must be an object"
        elif not is_number(row.get("refill")) or row["refill"] <= 0:
            yield f"levels[{n}].refill", "must be positive"


add_check(POLICY, find_decline_faults)


def read_declines(device: Device, now: datetime) -> list[ChannelDecline]:
    """One for each level of the policy that the device has a channel of; in a fixed number of queries."""
    policy = find_policy(POLICY)
    refills = {row["channel"]: row["refill"] for row in policy.payload["levels"]} if policy else {}
    channels = [c for c in device.channels.select_related("device__room__site") if c.enabled and c.code in refills]
    if policy is None or not channels:
        return []
    zone = ZoneInfo(device.room.site.time_zone)
    end = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    days = int(policy.payload["days"])
    found = read_series(channels, start=end - timedelta(days=days), end=end, points=days * BUCKETS_A_DAY)
    rules, settings, overrides = load_rules(), load_settings(), load_overrides(device.id)
    proposed = _load_proposed()
    out = []
    for series in found:
        channel = series.channel
        in_force = rules_of(channel, device.modality, rules, settings, overrides)
        waiting = [r for r in proposed if r.channel == channel.code and r.applies_to(device.modality)]
        out.append(_judge(series, refills[channel.code], in_force, waiting, zone))
    return out


def _load_proposed() -> list[Rule]:
    """Limits without a source: nobody has put them in force."""
    row = PolicySet.objects.filter(code=RULE_POLICIES[1], site_id=0).order_by("-version").first()
    if row is None or row.status != PolicySet.Status.UNVERIFIED:
        return []
    return read_rules(row.payload, f"{row.code}@{row.version}")


def _judge(series: Series, refill: float, in_force: list[Rule], proposed: list[Rule], zone: ZoneInfo) -> ChannelDecline:
    medians = find_medians(series, zone)
    decline = measure_decline([(day.toordinal(), value) for day, value in medians], refill=refill)
    newest = medians[-1][0] if medians else None
    limits = [_forecast(decline, newest, rule, True) for rule in in_force if rule.kind is Kind.BELOW]
    known = {limit.rule for limit in limits}
    limits += [_forecast(decline, newest, r, False) for r in proposed if r.kind is Kind.BELOW and r.code not in known]
    limits.sort(key=lambda limit: -limit.limit)
    return ChannelDecline(series.channel, decline, newest, limits, _find_loss(series.channel, decline, in_force))


def find_medians(series: Series, zone: ZoneInfo) -> list[tuple[date, float]]:
    """Of each local day that has values in at least half of its two-hour buckets."""
    by_day: dict[date, list[float]] = defaultdict(list)
    for t, mean in zip(series.t, series.mean, strict=True):
        if mean is not None:
            by_day[datetime.fromtimestamp(t, zone).date()].append(mean)
    return [(day, median(means)) for day, means in sorted(by_day.items()) if len(means) >= LEAST_BUCKETS]


def _forecast(decline: Decline, newest: date | None, rule: Rule, is_in_force: bool) -> LimitForecast:
    pace = forecast_limit(decline, rule.on)
    days = (pace.p10, pace.p50, pace.p90) if pace and newest else (None, None, None)
    early, middle, late = (
        newest + timedelta(days=n) if newest and n is not None and n < FAR_DAYS else None for n in days
    )  # fmt: skip
    is_reached = decline.level is not None and decline.level <= rule.on
    return LimitForecast(rule.code, rule.severity, rule.on, is_in_force, rule.source, is_reached, early, middle, late)


def _find_loss(channel: Channel, decline: Decline, in_force: list[Rule]) -> Loss | None:
    """Only where a rule in force says what is too fast in the unit of the channel."""
    rule = next((r for r in in_force if r.kind is Kind.FALLS and r.unit == f"{channel.unit}/h"), None)
    if rule is None or decline.slopes is None:
        return None
    per_h, healthy, high = -decline.slopes[1] / 24, -rule.off, -rule.on
    verdict = "high" if per_h > high else "healthy" if per_h < healthy else "between"
    return Loss(per_h, healthy, high, verdict, rule.source)
