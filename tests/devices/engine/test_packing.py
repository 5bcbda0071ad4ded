"""Chunks give back what they got, bit for bit, and say so when they cannot."""

import contextlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.devices.engine.packing import BadChunk, Points, merge, pack, summarise, unpack

FINITE = st.floats(allow_nan=False, allow_infinity=False)
ROWS = st.lists(
    st.tuples(st.integers(-(2**53), 2**53), st.one_of(FINITE, st.decimals(-9999, 9999, places=3).map(float)), st.integers(0, 2)),
    max_size=80,
)  # fmt: skip


def make(rows: list[tuple[int, float, int]], originals=()) -> Points:
    rows = sorted(rows, key=lambda row: row[0])
    t, values, quality = zip(*rows, strict=True) if rows else ((), (), ())
    return Points(np.array(t, np.int64), np.array(values, np.float64), np.array(quality, np.uint8), originals)


def same(a: Points, b: Points) -> bool:
    bits = [(p.t_us.tolist(), p.values.view(np.int64).tolist(), p.quality.tolist(), list(p.originals)) for p in (a, b)]
    return bits[0] == bits[1]


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_what_comes_out_is_what_went_in(rows):
    points = make(rows, [(0, 68.0, "[degF]")] if rows else [])
    assert same(unpack(pack(points)), points)


@settings(max_examples=100, deadline=None)
@given(ROWS, st.integers(0, 400), st.integers(0, 255))
def test_damage_is_an_error_or_harmless_but_never_another_exception(rows, at, byte):
    data = bytearray(pack(make(rows)))
    data[at % len(data)] = byte
    with contextlib.suppress(BadChunk):
        unpack(bytes(data))


@pytest.mark.parametrize("data", [b"", b"\x01", pack(make([(1, 2.0, 0)]))[:-1], pack(make([(1, 2.0, 0)])) + b"x"])
def test_cut_or_longer_bytes_are_refused(data):
    with pytest.raises(BadChunk):
        unpack(data)


def test_a_steady_hour_at_two_decimals_needs_little():
    rng = np.random.default_rng(7)
    values = np.round(20 + np.cumsum(rng.normal(0, 0.02, 360)), 2)
    points = Points(np.arange(360, dtype=np.int64) * 10_000_000, values, np.zeros(360, np.uint8))
    assert len(pack(points)) / 360 < 1.5


@settings(max_examples=100, deadline=None)
@given(ROWS, ROWS)
def test_late_points_find_their_place(first, late):
    a, b = make(first, [(len(first) - 1, 1.0, "a")] if first else []), make(late, [(0, 2.0, "b")] if late else [])
    both = merge([a, b])
    assert both.t_us.tolist() == sorted([*a.t_us.tolist(), *b.t_us.tolist()])
    assert sorted(both.values.view(np.int64).tolist()) == sorted(
        [*a.values.view(np.int64).tolist(), *b.values.view(np.int64).tolist()]
    )
    for n, original, unit in both.originals:
        source = a if unit == "a" else b
        index = len(first) - 1 if unit == "a" else 0
        assert (both.t_us[n], both.values[n]) == (source.t_us[index], source.values[index])
        assert original == {"a": 1.0, "b": 2.0}[unit]


def test_bad_values_are_counted_and_not_summed():
    summary = summarise(make([(1, 5.0, 0), (2, 900.0, 2), (3, 7.0, 1)]))
    assert (summary.n, summary.bad, summary.low, summary.high, summary.total) == (3, 1, 5.0, 7.0, 12.0)
    only_bad = summarise(make([(1, 5.0, 2)]))
    assert (only_bad.low, only_bad.high, only_bad.total) == (None, None, 0.0)
