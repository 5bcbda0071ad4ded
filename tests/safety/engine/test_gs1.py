from datetime import date

import pytest

from apps.safety.engine.gs1 import BottleCode, parse_gs1

GTIN = "09506000134352"


@pytest.mark.parametrize(
    ("code", "lot", "expires"),
    [
        (f"(01){GTIN}(17)280331(10)K2609A", "K2609A", date(2028, 3, 31)),
        (f"01{GTIN}1728033110K2609A", "K2609A", date(2028, 3, 31)),
        (f"]d201{GTIN}10K2609A\x1d17280200", "K2609A", date(2028, 2, 29)),
        (f"01{GTIN}21SER7\x1d10K2609A", "K2609A", None),
        (f"01{GTIN}", "", None),
    ],
)
def test_a_code_says_item_lot_and_expiry(code, lot, expires):
    assert parse_gs1(code) == BottleCode(GTIN, lot, expires)


@pytest.mark.parametrize(
    "code",
    [
        "K2609A",
        "",
        "0109506000134353",
        "(01)0950600013435",
        f"01{GTIN}99x",
        f"01{GTIN}17abcdef",
        f"(01){GTIN}x(10",
        "10K2609A",
    ],
)
def test_anything_else_is_no_such_code(code):
    assert parse_gs1(code) is None


def test_an_impossible_date_is_no_date():
    assert parse_gs1(f"01{GTIN}17281332").expires_on is None
    assert parse_gs1(f"01{GTIN}17280231").expires_on is None
