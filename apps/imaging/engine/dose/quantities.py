"""Numbers and units as devices write them, to the units of the dose record."""

import math
import re
from typing import NamedTuple

_MOST = 1e12
_NUMBER = re.compile(r"[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?")


class Quantity(NamedTuple):
    """Factors by unit; `default` is meant when the file names no unit or one that is not here."""

    factors: dict[str, float]
    default: str

    def convert(self, value: float, unit: str) -> float:
        return tidy(value * self.factors.get(_plain(unit), self.factors[self.default]))


def _plain(unit: str) -> str:
    """`Gy.m2`, `Gym2`, `Gy*m²` and `gy m2` are one unit."""
    text = unit.strip().lower().replace("µ", "u").replace("μ", "u").replace("²", "2")
    return re.sub(r"[\s.*·^_]", "", text)


def tidy(value: float) -> float:
    """Without the dust of binary conversion."""
    return float(f"{value:.10g}")


PLAIN = Quantity({"": 1.0}, "")
DAP = Quantity(
    {
        "gym2": 1.0,
        "mgym2": 1e-3,
        "ugym2": 1e-6,
        "gycm2": 1e-4,
        "dgycm2": 1e-5,
        "cgycm2": 1e-6,
        "mgycm2": 1e-7,
        "ugycm2": 1e-10,
    },
    "gym2",
)
AIR_KERMA = Quantity({"gy": 1.0, "dgy": 0.1, "cgy": 0.01, "mgy": 1e-3, "ugy": 1e-6}, "gy")
MGY = Quantity({"mgy": 1.0, "gy": 1e3, "dgy": 100.0, "cgy": 10.0, "ugy": 1e-3}, "mgy")
DLP = Quantity({"mgycm": 1.0, "gycm": 1e3, "mgymm": 0.1, "mgym": 100.0}, "mgycm")
LENGTH = Quantity({"mm": 1.0, "cm": 10.0, "m": 1000.0, "um": 1e-3}, "mm")
SECONDS = Quantity({"s": 1.0, "sec": 1.0, "ms": 1e-3, "us": 1e-6, "min": 60.0, "h": 3600.0}, "s")
MILLISECONDS = Quantity({"ms": 1.0, "s": 1e3, "sec": 1e3, "us": 1e-3}, "ms")
CHARGE = Quantity({"uas": 1.0, "mas": 1e3, "as": 1e6}, "uas")
CURRENT = Quantity({"ma": 1.0, "ua": 1e-3, "a": 1e3}, "ma")
VOLTAGE = Quantity({"kv": 1.0, "kvp": 1.0, "v": 1e-3}, "kv")
ACTIVITY = Quantity({"mbq": 1.0, "bq": 1e-6, "kbq": 1e-3, "gbq": 1e3, "mci": 37.0, "uci": 0.037}, "mbq")
MSV = Quantity({"msv": 1.0, "usv": 1e-3, "sv": 1e3}, "msv")


def read_numbers(texts: list[str]) -> list[float]:
    """Every number in the texts; `10.50/ 15.00` holds two, `1,5` one."""
    found = []
    for text in texts:
        if "," in text and "." in text:
            text = text.replace(",", "")
        for match in _NUMBER.findall(text):
            value = float(match.replace(",", "."))
            if math.isfinite(value) and abs(value) < _MOST:
                found.append(value)
    return found


def split_unit(text: str) -> tuple[str, str]:
    """`12.3 mGy` to its number and its unit."""
    match = _NUMBER.search(text)
    return (match.group(), text[match.end() :].strip()) if match else ("", "")
