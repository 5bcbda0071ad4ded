"""What speaks for two records being one person, and what against: said beside each other, weighed by a person."""

from dataclasses import dataclass

from apps.directory.engine.patient import PatientFacts

MOST_DIFFERENCES = 1
"""Of name, sex and birth date: a message that merges records which differ in more is parked for a person."""


@dataclass(frozen=True)
class Evidence:
    """Codes: name, birth_date, sex, phone. What one of the two does not say stands in neither list."""

    agree: tuple[str, ...]
    differ: tuple[str, ...]

    @property
    def is_contradicted(self) -> bool:
        return len(set(self.differ) - {"phone"}) > MOST_DIFFERENCES


def compare_patients(one: PatientFacts, other: PatientFacts) -> Evidence:
    """A person nobody could name has neither a name, nor for certain a sex or a birth date: these contradict nothing."""
    told: list[tuple[str, object, object]] = [("phone", _digits(one.phone), _digits(other.phone))]
    if not (one.is_unknown or other.is_unknown):
        told = [
            ("name", one.name_pinyin or one.name.casefold(), other.name_pinyin or other.name.casefold()),
            ("birth_date", one.birth_date, other.birth_date),
            ("sex", one.sex if one.sex in "MF" else "", other.sex if other.sex in "MF" else ""),
            *told,
        ]
    both = [(code, a, b) for code, a, b in told if a and b]
    return Evidence(
        agree=tuple(code for code, a, b in both if a == b), differ=tuple(code for code, a, b in both if a != b)
    )


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
