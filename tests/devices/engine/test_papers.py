"""Certificates by day, notices by serial number and software, lives of parts: both sides of each edge."""

from datetime import date, timedelta

import pytest

from apps.devices.engine.components import judge_life
from apps.devices.engine.papers import Match, Standing, judge_certificate, match_notice

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("_case", "begins", "ends", "expected"),
    [
        ("the last day counts", -300, 0, Standing.DUE),
        ("the day after", -300, -1, Standing.EXPIRED),
        ("first day of the lead", -300, 30, Standing.DUE),
        ("the day before it", -300, 31, Standing.VALID),
        ("begins tomorrow", 1, 300, Standing.NOT_YET),
    ],
)
def test_how_a_certificate_stands(_case, begins, ends, expected):
    span = {"valid_from": TODAY + timedelta(days=begins), "valid_to": TODAY + timedelta(days=ends)}
    assert judge_certificate(**span, lead_days=30, today=TODAY) == expected


@pytest.mark.parametrize(
    ("_case", "serial", "software", "asked", "expected"),
    [
        ("no condition", "", "", {}, Match.YES),
        ("numbers by size, not by letters", "SN-9", "", {"serial_from": "SN-10", "serial_to": "SN-20"}, Match.NO),
        ("the ends belong to it", "SN-20", "", {"serial_from": "SN-10", "serial_to": "SN-20"}, Match.YES),
        ("one past the end", "SN-21", "", {"serial_from": "SN-10", "serial_to": "SN-20"}, Match.NO),
        ("open to the top", "sn-900", "", {"serial_from": "SN-10"}, Match.YES),
        ("no serial on file", "", "", {"serial_from": "SN-10"}, Match.UNKNOWN),
        ("the version itself", "", "VB20", {"versions": ["vb20"]}, Match.YES),
        ("a family of versions", "", "3.1.4", {"versions": ["3.*"]}, Match.YES),
        ("not another family", "", "30.1", {"versions": ["3.*"]}, Match.NO),
        ("no software on file", "", " ", {"versions": ["3.*"]}, Match.UNKNOWN),
        ("one no outweighs an unknown", "SN-5", "", {"serial_from": "SN-10", "versions": ["3.*"]}, Match.NO),
    ],
)
def test_whom_a_notice_means(_case, serial, software, asked, expected):
    assert match_notice(serial, software, **asked) == expected


def test_a_life_ends_by_what_comes_first():
    steady = {"today": TODAY, "daily": [100.0] * 84}
    meter = judge_life(meter_used=9_000, amount=10_000, months=None, fitted_on=None, **steady)
    assert (meter.left, meter.ends.by, meter.ends.due_on) == (1_000, "meter", TODAY + timedelta(days=10))
    both = judge_life(meter_used=9_000, amount=10_000, months=12, fitted_on=date(2025, 12, 3), **steady)
    assert (both.ends.by, both.ends.due_on) == ("calendar", date(2026, 12, 3))
    over = judge_life(meter_used=11_000, amount=10_000, months=None, fitted_on=None, **steady)
    assert (over.left, over.ends.due_on) == (0, TODAY)
    store = judge_life(meter_used=9_000, amount=10_000, months=None, fitted_on=None, today=TODAY, daily=())
    assert (store.left, store.ends.due_on) == (1_000, None)
    assert judge_life(meter_used=None, amount=None, months=None, fitted_on=None, **steady).ends.due_on is None
