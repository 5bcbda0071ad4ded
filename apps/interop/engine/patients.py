"""PID and AL1: who a message is about. Names and codes go through the sender's mapping; what is wrong is named by its field."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.interop.engine.allergies import AllergyLine, read_allergies
from apps.interop.engine.segments import Message, read_time

LONGEST_NUMBER, LONGEST_PHONE, LONGEST_ADDRESS = 64, 32, 256
MAY_BE_EMPTY = {"birth_date": 7, "sex": 8, "address": 11, "phone": 13}
Faults = dict[str, Reason]


@dataclass(frozen=True)
class PatientLine:
    """What PID says; "" and None where it says nothing. Of a birth date of which only the year or the month is told
    (`is_birth_date_estimated`), `birth_date` is the first day."""

    identifiers: tuple[tuple[str, str, str], ...]  # issuer, type, value
    names: Mapping[str, str]
    sex: str
    birth_date: date | None
    phone: str
    birth_digits: int = 8  # of YYYYMMDD, as many as were told
    address: str = ""
    nulls: frozenset[str] = frozenset()  # told to be empty (`""`): of sex, birth_date, phone, address
    allergies: tuple[AllergyLine, ...] = ()

    @property
    def is_birth_date_estimated(self) -> bool:
        return self.birth_date is not None and self.birth_digits < len("YYYYMMDD")

    def agrees_with(self, known: date) -> bool:
        """As far as the message tells it, it is the birth date that is known."""
        told = f"{self.birth_date:%Y%m%d}" if self.birth_date else ""
        return f"{known:%Y%m%d}"[: self.birth_digits] == told[: self.birth_digits]


def check_one_patient(message: Message) -> None:
    """A second patient's facts must never go to the first: one MSH, one PID. Raises Invalid."""
    faults: Faults = {}
    for name in ("MSH", "PID"):
        if len(found := message.segments(name)) != 1:
            code = "interop.segment_repeated" if found else "interop.segment_missing"
            faults[name] = Reason(code, {"segment": name}, "error")
    if faults:
        raise Invalid(faults)


def check_lengths(numbers: Mapping[str, tuple[str, ...]], faults: Faults, *, most: int = LONGEST_NUMBER) -> None:
    """A number is never cut: half of one is another patient's."""
    for name, values in numbers.items():
        if any(len(value) > most for value in values):
            faults[name] = Reason("interop.value_too_long", {"field": name, "most": most}, "error")


def read_patient(message: Message, *, mapping: Mapping[str, Any], zone: ZoneInfo, faults: Faults) -> PatientLine:
    """What is wrong is added to `faults` by its field."""
    identifiers = read_identifiers(message, "PID", 3, mapping)
    if not identifiers:
        faults["PID-3"] = Reason("interop.field_missing", {"field": "PID-3"}, "error")
    names = _read_names(message)
    if not names:
        faults["PID-5"] = Reason("interop.field_missing", {"field": "PID-5"}, "error")
    born = message.get("PID", 7)
    try:
        birth = read_time(born, field="PID-7", zone=zone)
    except Invalid as error:
        faults["PID-7"], birth = error.fields["PID-7"][0], None
    sex, phone = message.get("PID", 8), message.get("PID", 13)
    check_lengths({"PID-3": tuple(part for identifier in identifiers for part in identifier)}, faults)
    address = read_address(message)
    check_lengths({"PID-13": (phone,)}, faults, most=LONGEST_PHONE)
    check_lengths({"PID-11": (address,)}, faults, most=LONGEST_ADDRESS)
    return PatientLine(
        identifiers=identifiers,
        names=names,
        sex=map_code(sex, mapping["sex"], "PID-8", faults) if sex else "",
        birth_date=birth.date() if birth else None,
        phone=phone,
        birth_digits=min(len(born.partition("+")[0].partition("-")[0]), 8),
        address=address,
        nulls=frozenset(name for name, field in MAY_BE_EMPTY.items() if message.is_null("PID", field)),
        allergies=read_allergies(message, mapping, faults),
    )


def read_identifiers(
    message: Message, segment: str, field: int, mapping: Mapping[str, Any]
) -> tuple[tuple[str, str, str], ...]:
    """Every CX of the field that holds a number: issuer, type, value."""
    found = []
    for n in range(1, message.repetitions(segment, field) + 1):
        value, issuer, kind = (message.get(segment, field, c, repetition=n) for c in (1, 4, 5))
        if value:
            found.append((issuer or mapping["default_issuer"], kind or "MR", value))
    return tuple(found)


def list_differences(
    line: PatientLine, *, family: str, given: str, latin: str, sex: str, birth_date: date | None
) -> list[str]:
    """Which of name, sex and birth date contradict what is known; what one side does not say contradicts nothing."""
    told = {_squeeze(line.names.get("family", "") + line.names.get("given", "")), _squeeze(line.names.get("latin", ""))}
    known = {_squeeze(family + given), _squeeze(latin)}
    found = [] if told & known - {""} else ["name"]
    if {line.sex, sex} <= {"M", "F"} and line.sex != sex:
        found.append("sex")
    if line.birth_date and birth_date and not line.agrees_with(birth_date):
        found.append("birth_date")
    return found


def _squeeze(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def read_location(message: Message) -> str:
    """PV1-3: ward, room and bed."""
    return " ".join(p for p in (message.get("PV1", 3, n) for n in (1, 2, 3)) if p)


def read_address(message: Message) -> str:
    """PID-11 (XAD): street, other designation, city, province and postcode, in the order in which its script writes them."""
    street, other, city, province, postcode = (message.get("PID", 11, n) for n in range(1, 6))
    if is_han(street + other + city + province):
        return " ".join(p for p in (province + city + street + other, postcode) if p)
    return ", ".join(p for p in (street, other, city, f"{province} {postcode}".strip()) if p)


def _read_names(message: Message) -> dict[str, str]:
    """XPN repetitions: the ideographic name (component 8 is I, or it is written so) leads, the alphabetic one is kept beside it."""
    names: dict[str, str] = {}
    for n in range(1, message.repetitions("PID", 5) + 1):
        family, given = (message.get("PID", 5, c, repetition=n) for c in (1, 2))
        if not (family or given):
            continue
        if message.get("PID", 5, 8, repetition=n) == "I" or is_han(family + given):
            names |= {"family": family, "given": given}
        else:
            names = {"family": family, "given": given} | names | {"latin": f"{family}^{given}"}
    return names


def is_han(text: str) -> bool:
    return any("\u3400" <= c <= "\u9fff" for c in text)


def map_code(value: str, table: Mapping[str, str], name: str, faults: Faults) -> str:
    if value not in table:
        faults[name] = Reason("interop.value_unknown", {"field": name, "value": value}, "error")
        return ""
    return table[value]
