"""Every device has exactly one owner, whatever its code and however many share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.devices.drivers.wire import name_device
from apps.devices.engine.parts import WHOLE, Part, list_parts

CODES = st.text(st.characters(codec="utf-8"), max_size=40)


@given(CODES, st.integers(1, 16))
def test_one_part_owns_it(code, of):
    assert sum(part.owns(code) for part in list_parts(of)) == 1


def test_parts_are_about_as_large():
    codes = [f"{kind}-{n}" for kind in ("MR", "CT", "US", "DX") for n in range(250)]
    for of in (2, 3, 5, 8):
        shares = [sum(map(part.owns, codes)) * of / len(codes) for part in list_parts(of)]
        assert 0.7 < min(shares) <= max(shares) < 1.3


def test_a_part_outside_is_refused_and_each_has_its_session():
    for wrong in ((1, 1), (-1, 2), (0, 0)):
        with pytest.raises(ValueError, match="no part"):
            Part(*wrong)
    names = [part.client_id for of in (1, 2, 3) for part in list_parts(of)]
    assert len(set(names)) == 6 and names[0] == WHOLE.client_id == "radflow-ingester"


@given(CODES)
def test_a_topic_names_its_device(code):
    known = code if "/" not in code else ""
    assert name_device(f"radflow/v1/{known}/readings") == known
    assert name_device(code.replace("/", "")) == ""
