from hypothesis import given
from hypothesis import strategies as st

from apps.devices.engine.watermark import Stored


def store(*seqs: int, low: int = 1) -> Stored:
    stored = Stored()
    for seq in seqs:
        stored = stored.add(seq, low)
    return stored


def test_in_order():
    assert store(1, 2, 3) == Stored(3)


def test_a_gap_holds_the_watermark_until_it_is_filled():
    assert store(1, 2, 4, 5) == Stored(2, frozenset({4, 5}))
    assert store(1, 2, 4, 5).missing == 1
    assert store(1, 2, 4, 5, 3) == Stored(5)


def test_what_the_device_gave_up_is_not_waited_for():
    assert store(1).add(5, low=4) == Stored(1 + 2, frozenset({5}))
    assert store(1).add(5, low=5) == Stored(5)


def test_first_contact_in_the_middle():
    assert store(500, low=500) == Stored(500)
    assert store(500) == Stored(0, frozenset({500}))


@given(st.permutations(list(range(1, 40))))
def test_any_order_ends_at_the_last(order):
    stored = store(*order)
    assert stored == Stored(39)


@given(st.lists(st.integers(1, 60), max_size=60))
def test_never_claims_what_was_not_stored(seqs):
    stored, seen = Stored(), set()
    for seq in seqs:
        if not stored.has(seq):
            stored = stored.add(seq)
        seen.add(seq)
        assert all(n in seen for n in range(1, stored.watermark + 1))
        assert all(stored.has(n) == (n in seen) for n in range(1, 62))
