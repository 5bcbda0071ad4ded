"""Scanners with hours, and exams that are ready to be booked, for tests."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from itertools import count
from uuid import uuid4

from apps.common.kernel.actor import Actor
from apps.directory.public import find_site_by_code
from apps.scheduling.models import Appointment, OpeningTemplate, Resource, ShiftTemplate, StaffMember, StaffSkill
from apps.scheduling.public import book_appointment
from apps.workflow.public import ExamFacts, request
from tests.builders.pathway import CLERK, RADIOLOGIST, make_exam, seed_department

# Wednesday 25 November 2026, 09:00 in Shanghai
NOW = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
OTHER_CLERK = Actor("person", "clerk-2", "Wang Ke", ("front_desk",))
_numbers = count(1)


def at(minutes: float) -> datetime:
    """Minutes after NOW."""
    return NOW + timedelta(minutes=minutes)


def make_scanner(code: str = "", *, modality: str = "CT", opens: str = "08:00", closes: str = "18:00") -> Resource:
    """A scanner of the main site, open every day."""
    number = next(_numbers)
    site = find_site_by_code("main")
    resource = Resource.objects.create(
        code=code or f"{modality}-T{number}",
        device_code=code or f"{modality}-T{number}",
        modality=modality,
        site=site,
        room=site.rooms.filter(code="ct-1").first(),
        position=number,
    )
    hours = {"opens": time.fromisoformat(opens), "closes": time.fromisoformat(closes)}
    OpeningTemplate.objects.bulk_create([OpeningTemplate(resource=resource, weekday=day, **hours) for day in range(7)])
    return resource


def make_pool(code: str, pool_kind: str, *, capacity: int = 1, opens: str = "00:00", closes: str = "00:00") -> Resource:
    """A pool of the main site; rooms and equipment are open every day, people come by `make_person`."""
    site = find_site_by_code("main")
    pool = Resource.objects.create(
        kind="pool", pool_kind=pool_kind, code=code, names={"en": code}, capacity=capacity, site=site
    )
    if pool_kind != "staff":
        hours = {"opens": time.fromisoformat(opens), "closes": time.fromisoformat(closes)}
        OpeningTemplate.objects.bulk_create([OpeningTemplate(resource=pool, weekday=day, **hours) for day in range(7)])
    return pool


def make_person(pool: Resource, starts: str, ends: str, *, weekdays: Iterable[int] = range(7)) -> StaffMember:
    """Somebody with the pool's skill who works there every week."""
    member = StaffMember.objects.create(name=f"Person {next(_numbers)}", site=pool.site)
    StaffSkill.objects.create(member=member, pool=pool)
    hours = {"starts": time.fromisoformat(starts), "ends": time.fromisoformat(ends)}
    ShiftTemplate.objects.bulk_create(
        [ShiftTemplate(member=member, pool=pool, weekday=day, **hours) for day in weekdays]
    )
    return member


def make_bookable(code: str = "CT-CHEST", **facts) -> ExamFacts:
    """A vetted exam."""
    exam = make_exam(code, site_id=find_site_by_code("main").id, **facts)
    return exam if exam.state == "vetted" else request(exam.id, "vet", actor=RADIOLOGIST)


def book(exam: ExamFacts, resource: Resource, starts_at: datetime, **facts) -> Appointment:
    values = {"client_key": uuid4().hex, "actor": CLERK, **facts}
    return book_appointment(exam.id, resource_id=resource.pk, starts_at=starts_at, **values)


__all__ = [
    "CLERK",
    "NOW",
    "OTHER_CLERK",
    "at",
    "book",
    "make_bookable",
    "make_person",
    "make_pool",
    "make_scanner",
    "seed_department",
]
