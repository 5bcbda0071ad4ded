"""Availability of devices over a period, against what their contracts promise."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from django.db.models import Q

from apps.common.kernel import clock
from apps.common.kernel.calendars import WorkingCalendar
from apps.common.policy.registry import get_policy
from apps.devices.engine.availability import Availability, Outage, Terms, measure_availability
from apps.devices.engine.axes import LifeCycle
from apps.devices.models import Device, Downtime, ServiceContract
from apps.directory.public import get_site_calendar

POLICY = "devices.availability"


@dataclass(frozen=True)
class MeasuredDevice:
    """The days `first` to `last` under one `contract`; without one the hours of the site count. A vendor answers for its own days."""

    device: Device
    first: date
    last: date
    measured: Availability
    contract: ServiceContract | None
    policy_version: str

    @property
    def is_kept(self) -> bool | None:
        """Whether the promise was kept; None without a promise or without contracted time."""
        share = self.measured.available_share
        promised = self.contract.uptime_percent if self.contract else None
        return None if promised is None or share is None else share * 100 >= float(promised)


def measure_devices(devices: Iterable[Device], *, first: date, last: date) -> list[MeasuredDevice]:
    """Of [first, last] in each device's own time zone, cut at now and at its installation: a row for each contract and for the days
    between them."""
    rows = [one for one in devices if one.life_cycle in (LifeCycle.IN_SERVICE, LifeCycle.STANDBY)]
    ids, policy, now = [one.id for one in rows], get_policy(POLICY), clock.now()
    outages, contracts = _read_outages(ids, first, last), _read_contracts(ids, first, last)
    calendar = cache(get_site_calendar)
    found = []
    for device in rows:
        hours = calendar(device.room.site_id)
        zone = ZoneInfo(hours.time_zone)
        begins = max(first, device.installed_on or first)
        for a, b, contract in _cut_period(begins, last, contracts[device.id]):
            start = datetime.combine(a, time(), zone)
            end = min(datetime.combine(b + timedelta(days=1), time(), zone), now)
            terms = _read_terms(hours, contract, policy.payload)
            measured = measure_availability(outages[device.id], terms, start=start, end=max(start, end))
            found.append(MeasuredDevice(device, a, b, measured, contract, policy.label))
    return found


def _cut_period(
    first: date, last: date, contracts: list[ServiceContract]
) -> Iterator[tuple[date, date, ServiceContract | None]]:
    """The days from first to last, by the contract that covers them; one empty row of a device that came later."""
    day = timedelta(days=1)
    if first > last:
        yield first, last, None
        return
    for contract in contracts:
        if contract.ends_on < first or contract.starts_on > last:
            continue
        if contract.starts_on > first:
            yield first, contract.starts_on - day, None
            first = contract.starts_on
        yield first, min(last, contract.ends_on), contract
        first = contract.ends_on + day
    if first <= last:
        yield first, last, None


def read_hours(hours: WorkingCalendar, contract: ServiceContract | None) -> WorkingCalendar:
    """The contract's own hours know no holidays of the site."""
    if contract is None or contract.weekly is None:
        return hours
    return replace(hours, weekly=[[(a, b) for a, b in day] for day in contract.weekly], exceptions={})


def _read_terms(hours: WorkingCalendar, contract: ServiceContract | None, policy: dict) -> Terms:
    return Terms(
        calendar=read_hours(hours, contract),
        excluded=frozenset(contract.excluded if contract else ()),
        planned=frozenset(policy["planned"]),
        partial_weight=policy["partial_weight"],
    )


def _read_outages(ids: list[int], first: date, last: date) -> dict[int, list[Outage]]:
    """With a day to spare on both sides: time zones are cut by the engine."""
    spare = timedelta(days=1)
    rows = Downtime.objects.filter(device_id__in=ids, started_at__date__lte=last + spare)
    found = defaultdict(list)
    for row in rows.filter(Q(ended_at=None) | Q(ended_at__date__gte=first - spare)):
        found[row.device_id].append(Outage(row.started_at, row.ended_at, row.cause, row.full))
    return found


def _read_contracts(ids: list[int], first: date, last: date) -> dict[int, list[ServiceContract]]:
    """By device, in order; no two share a day."""
    rows = ServiceContract.objects.filter(device_id__in=ids, starts_on__lte=last, ends_on__gte=first)
    found = defaultdict(list)
    for row in rows.order_by("starts_on"):
        found[row.device_id].append(row)
    return found
