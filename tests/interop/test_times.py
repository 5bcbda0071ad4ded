"""A time is read as HL7 writes it or not at all: another writing never becomes 1 January."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from apps.common.kernel.errors import Invalid
from apps.directory.models import Patient
from apps.directory.public import find_patient_by_identifier
from apps.interop.engine.segments import read_time
from tests.interop.test_hospital import admit, lab, reasons
from tests.interop.test_orders import answer, at_time, order

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("1968", "1968-01-01T00:00:00+08:00"),
        ("196804", "1968-04-01T00:00:00+08:00"),
        ("20261122", "2026-11-22T00:00:00+08:00"),
        ("202611220930", "2026-11-22T09:30:00+08:00"),
        ("20261122093000", "2026-11-22T09:30:00+08:00"),
        ("20261122093000.5", "2026-11-22T09:30:00.500000+08:00"),
        ("20261122093000-0500", "2026-11-22T09:30:00-05:00"),
        ("202611220930+0000", "2026-11-22T09:30:00+00:00"),
    ],
)
def test_every_length_of_a_time_is_read_and_has_a_zone(told, meant):
    read_at = read_time(told, field="X", zone=ZONE)
    assert read_at.utcoffset() is not None and read_at.isoformat() == meant


@pytest.mark.parametrize(
    "told",
    [
        "1968-04-12", "1968/04/12", "12.04.1968", "19680", "196804123", "2026-11-22 09:30:00", "20261122T0930", "20261122093000+8",
        "202611220930-", "20261122 0930", "20261122093000Z", "20261122093000+08:00", "２０２６１１２２", "20261122250000", "20260230",
    ],
)  # fmt: skip
def test_another_writing_is_a_fault(told):
    with pytest.raises(Invalid) as wrong:
        read_time(told, field="X", zone=ZONE)
    assert wrong.value.fields["X"][0].code == "interop.time_unreadable"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (lambda: order("M1").replace(b"19680412", b"1968-04-12"), "PID-7"),
        (lambda: at_time("2026-11-22 09:30:00"), "ORC-9"),
        (lambda: lab("M1", at="20261121T083000"), "OBX-14"),
    ],
)
def test_it_is_parked_by_its_field_and_nobody_is_registered(department, told, field):
    assert answer(told())[0] == "AE"
    assert (field, "interop.time_unreadable") in reasons("M1")
    assert find_patient_by_identifier("GH", "MR", "P100") is None


def test_of_a_year_alone_the_birth_date_is_an_estimate(department):
    assert answer(admit("A04", "D1", birth="1968", visit=""))[0] == "AA"
    row = Patient.objects.get()
    assert (row.birth_date, row.is_birth_date_estimated) == (date(1968, 1, 1), True)
    assert answer(admit("A08", "D2", birth="196804121530", visit=""))[0] == "AA"
    row.refresh_from_db()
    assert (row.birth_date, row.is_birth_date_estimated) == (date(1968, 4, 12), False)
    assert answer(admit("A08", "D3", birth="1968", visit=""))[0] == "AA"  # agrees as far as it goes
    row.refresh_from_db()
    assert (row.birth_date, row.is_birth_date_estimated) == (date(1968, 4, 12), False)
