from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.research.engine.pseudonyms import (
    choose_shift,
    count_years,
    make_pseudonym,
    new_key,
    say_age,
    seal_key,
    shift_time,
    unseal_key,
)

ONE, OTHER = b"1" * 32, b"2" * 32
times = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


@given(times, times, st.integers(1, 2**40))
def test_intervals_of_a_patient_survive_the_shift(one, other, patient):
    days = choose_shift(ONE, patient, most_days=182, step_days=7)
    assert shift_time(other, days) - shift_time(one, days) == other - one
    assert shift_time(one, days).weekday() == one.weekday()
    assert shift_time(one, days) != one


@given(st.integers(1, 2**40), st.integers(1, 60), st.integers(1, 30))
def test_a_shift_is_a_multiple_within_the_span_and_never_none(patient, most, step):
    most = max(most, step)
    days = choose_shift(ONE, patient, most_days=most, step_days=step)
    assert days % step == 0 and 0 < abs(days) <= most


def test_all_shifts_of_the_span_occur():
    found = {choose_shift(ONE, patient, most_days=14, step_days=7) for patient in range(200)}
    assert found == {-14, -7, 7, 14}


def test_one_project_one_pseudonym_and_another_one_elsewhere():
    assert make_pseudonym(ONE, "patient", 7) == make_pseudonym(ONE, "patient", 7)
    names = {make_pseudonym(key, kind, n) for key in (ONE, OTHER) for kind in ("patient", "exam") for n in range(500)}
    assert len(names) == 2000


def test_a_known_value():
    """RFC 2104 by hand: printf 'patient:7' | openssl dgst -sha256 -hmac 1111... | base32 of the first ten bytes."""
    import base64
    import hmac

    digest = hmac.digest(ONE, b"patient:7", "sha256")
    assert make_pseudonym(ONE, "patient", 7) == base64.b32encode(digest[:10]).decode()


def test_the_key_is_read_with_the_installations_key_only():
    key = new_key()
    sealed = seal_key(key, "installation")
    assert key not in sealed and len(sealed) < 255
    assert len(unseal_key(sealed, "installation")) == 32
    assert unseal_key(sealed, "another") is None


@pytest.mark.parametrize(("years", "said"), [(None, ""), (0, "0"), (89, "89"), (90, "90+"), (104, "90+")])
def test_ages_over_89_are_one_group(years, said):
    assert say_age(years) == said


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2000, 2, 29), date(2026, 2, 28), 25),
        (date(2000, 2, 29), date(2026, 3, 1), 26),
        (date(2026, 3, 1), date(2026, 3, 1), 0),
        (date(2026, 3, 2), date(2026, 3, 1), None),
    ],
)
def test_completed_years(born, on, years):
    assert count_years(born, on) == years


def test_days_are_days():
    assert shift_time(datetime(2026, 3, 1, 12, tzinfo=UTC), -7) == datetime(2026, 3, 1, 12, tzinfo=UTC) - timedelta(7)
