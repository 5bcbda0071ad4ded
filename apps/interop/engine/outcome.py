"""What a message came to, once it was worked on."""

from dataclasses import dataclass

from apps.common.kernel.reason import Reason


@dataclass(frozen=True)
class Done:
    """The exams and the patients that it was about; `arrived`: subjects that other messages may wait for; `notes`: what was left undone
    because newer news stands, by field."""

    exam_ids: tuple[int, ...] = ()
    patient_ids: tuple[int, ...] = ()
    arrived: tuple[str, ...] = ()
    notes: tuple[tuple[str, Reason], ...] = ()


def name_order(issuer: str, placer: str) -> str:
    """An order as a subject of news."""
    return f"order:{issuer}|{placer}"


def name_booking(issuer: str, placer: str) -> str:
    return f"booking:{issuer}|{placer}"
