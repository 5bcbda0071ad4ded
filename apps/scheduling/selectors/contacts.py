"""How and with what outcome patients are reached: the site's codes, and what was tried for an exam."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from apps.common.policy import get_policy
from apps.scheduling.models import ContactAttempt

SHOWN = 100


@dataclass(frozen=True)
class ContactCode:
    code: str
    names: Mapping[str, str]
    retry_min: int | None = None
    """When to try again unless somebody says otherwise."""


@dataclass(frozen=True)
class ContactCodes:
    channels: tuple[ContactCode, ...]
    outcomes: tuple[ContactCode, ...]


def get_contact_codes(site_id: int) -> ContactCodes:
    """In the order of their number keys."""
    payload = get_policy("scheduling.contacts", site_id=site_id).payload
    return ContactCodes(
        tuple(ContactCode(row["code"], row["names"]) for row in payload["channels"]),
        tuple(ContactCode(row["code"], row["names"], row["retry_min"]) for row in payload["outcomes"]),
    )


def list_attempts(exam_id: int) -> list[ContactAttempt]:
    """Newest first."""
    return list(ContactAttempt.objects.filter(exam_id=exam_id)[:SHOWN])


def list_attempts_of(exam_ids: Collection[int]) -> dict[int, list[ContactAttempt]]:
    """Newest first, of every exam of a page in one query."""
    found: dict[int, list[ContactAttempt]] = defaultdict(list)
    for row in ContactAttempt.objects.filter(exam_id__in=exam_ids):
        found[row.exam_id].append(row)
    return found
