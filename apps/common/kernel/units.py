"""Units that values are written in, by their UCUM code; a unit nobody listed is refused, never guessed."""

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason

# code -> (dimension, factor to the first unit of the dimension, offset)
UCUM: dict[str, tuple[str, float, float]] = {
    "Cel": ("temperature", 1.0, 0.0),
    "K": ("temperature", 1.0, -273.15),
    "[degF]": ("temperature", 5 / 9, -160 / 9),
    "%": ("ratio", 1.0, 0.0),
    "1": ("count", 1.0, 0.0),
    "L": ("volume", 1.0, 0.0),
    "mL": ("volume", 0.001, 0.0),
    "L/min": ("flow", 1.0, 0.0),
    "L/h": ("flow", 1 / 60, 0.0),
    "m3/h": ("flow", 1000 / 60, 0.0),
    "[gal_us]/min": ("flow", 3.785411784, 0.0),
    "bar": ("pressure", 1.0, 0.0),
    "kPa": ("pressure", 0.01, 0.0),
    "hPa": ("pressure", 0.001, 0.0),
    "MPa": ("pressure", 10.0, 0.0),
    "[psi]": ("pressure", 0.0689475729, 0.0),
    "kW": ("power", 1.0, 0.0),
    "W": ("power", 0.001, 0.0),
    "kW.h": ("energy", 1.0, 0.0),
    "V": ("voltage", 1.0, 0.0),
    "A": ("current", 1.0, 0.0),
    "s": ("time", 1.0, 0.0),
    "min": ("time", 60.0, 0.0),
    "h": ("time", 3600.0, 0.0),
    "mA.s": ("charge", 1.0, 0.0),
    "{arc}": ("arcs", 1.0, 0.0),
    "{exposure}": ("exposures", 1.0, 0.0),
    "{state}": ("state", 1.0, 0.0),
    "umol/L": ("creatinine", 1.0, 0.0),
    "mg/dL": ("creatinine", 88.42, 0.0),
    "kg": ("mass", 1.0, 0.0),
    "cm": ("length", 1.0, 0.0),
    "m": ("length", 100.0, 0.0),
}


def convert(value: float, *, unit: str, to: str) -> float:
    """`value` in `to`; raises Invalid for an unknown unit or another dimension. mg/dL is creatinine (88.42 umol/L)."""
    for code in (unit, to):
        if code not in UCUM:
            raise Invalid({"unit": Reason("common.unit_unknown", {"unit": code}, severity="error")})
    a, b = UCUM[unit], UCUM[to]
    if a[0] != b[0]:
        raise Invalid({"unit": Reason("common.unit_other_dimension", {"unit": unit, "to": to}, severity="error")})
    return (value * a[1] + a[2] - b[2]) / b[1]
