"""Who may judge which case, and how many a day."""

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import connection

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.directory.public import list_sites
from apps.qc.engine.cases import SETTLED, WAITING, CaseState
from apps.qc.engine.guards import RoomShift, find_conflict, find_room_shift
from apps.qc.models import Case, Review, Subject
from apps.qc.services.days import find_day_start


def list_reviewable(actor: Actor, *, queue: str, sites: frozenset[int] | None = None) -> list[int]:
    """Ids of the waiting cases of a queue (at some sites) that nothing keeps this person from."""
    rows = Case.objects.filter(queue=queue, state__in=WAITING, subject__isnull=False)
    if sites is not None:
        rows = rows.filter(site__in=sites)
    rows = rows.exclude(reviews__reviewer_id=actor.id).exclude(raised_by_id=actor.id)
    cases = list(rows.select_related("subject__identity", "draw", "campaign").order_by("-is_calibration", "id"))
    shifts = OwnShifts(actor, [case.subject for case in cases])
    free = [case for case in cases if _find_conflict(case, actor, set(), shifts) is None]
    calibrating = {case.campaign_id for case in free if case.is_calibration}
    return [case.id for case in free if case.is_calibration or case.campaign_id not in calibrating]


def list_blind_subjects(actor: Actor, *, sites: frozenset[int] | None = None) -> frozenset[int]:
    """Subjects that this person may still have to judge in a waiting case (at some sites) though another case of the same
    subject is over: drawn again, raised again, or copied to calibrate a panel."""
    rows = Case.objects.filter(state__in=WAITING, subject__cases__state__in=SETTLED)
    rows = rows if sites is None else rows.filter(site__in=sites)
    rows = rows.exclude(reviews__reviewer_id=actor.id).select_related("subject__identity", "campaign").distinct()
    cases = list(rows)
    shifts = OwnShifts(actor, [case.subject for case in cases])
    return frozenset(case.subject_id for case in cases if _find_conflict(case, actor, set(), shifts) is None)


def check_may_review(case: Case, actor: Actor) -> None:
    """Raises Refused for a case without content, any conflict of interest, a full day (of the case's site). Before a review is
    written, under `lock_reviewer`: two at once would both find the last place of the day."""
    if case.subject is None:
        raise Refused(Reason("qc.case_without_subject", severity="error"))
    reviewers = set(case.reviews.values_list("reviewer_id", flat=True))
    conflict = _find_conflict(case, actor, reviewers, OwnShifts(actor, [case.subject]))
    if conflict:
        raise Refused(Reason(conflict, severity="error"))
    if case.campaign_id and not case.is_calibration and _has_calibration_left(case, actor):
        raise Refused(Reason("qc.calibration_first", severity="error"))
    policy = get_policy("qc.guards", site_id=case.site_id)
    today = find_day_start(clock.now(), case.site_id)
    done = Review.objects.filter(reviewer_id=actor.id, submitted_at__gte=today).count()
    if done >= policy.payload["daily_cap"]:
        raise Refused(Reason("qc.daily_cap", {"cap": policy.payload["daily_cap"]}, "error", policy.label))


def lock_reviewer(actor: Actor) -> None:
    """One submission of a person after the other, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('qc reviewer'), hashtext(%s))", [actor.id])


def _has_calibration_left(case: Case, actor: Actor) -> bool:
    waiting = Case.objects.filter(campaign_id=case.campaign_id, is_calibration=True, state=CaseState.OPEN)
    waiting = waiting.exclude(reviews__reviewer_id=actor.id).select_related("subject__identity", "campaign")
    waiting = list(waiting)
    shifts = OwnShifts(actor, [one.subject for one in waiting])
    return any(_find_conflict(one, actor, set(), shifts) is None for one in waiting)


def _find_conflict(case: Case, actor: Actor, reviewers: set[str], shifts: "OwnShifts") -> str | None:
    subject = case.subject
    return find_conflict(
        actor_id=actor.id,
        people={person["id"] for person in subject.identity.responsible} | {subject.responsible_id},
        raised_by=case.raised_by_id,
        reopened_by=set(case.reopened_by),
        reviewers=reviewers,
        panel={seat["id"] for seat in case.campaign.panel} if case.campaign_id else None,
        shared_shift=shifts.hold(subject),
    )


class OwnShifts:
    """Rooms and shifts in which a person is responsible for anything, among those of the given subjects; two statements at most."""

    def __init__(self, actor: Actor, subjects: Sequence[Subject]) -> None:
        sites = {s.site_id for s in subjects if _read_guards(s.site_id).get("same_room_shift")}
        devices = {subject.device_code for subject in subjects if subject.device_code}
        self.zones = {site.id: ZoneInfo(site.time_zone) for site in list_sites()} if sites and devices else {}
        self.places: set[RoomShift] = set()
        if self.zones:
            own = Subject.objects.filter(site_id__in=sites, device_code__in=devices)
            own = own.filter(identity__responsible__contains=[{"id": actor.id}])
            rows = own.values_list("site_id", "device_code", "shift", "closed_at").distinct()
            self.places = {place for row in rows if (place := self._locate(*row))}

    def hold(self, subject: Subject) -> bool:
        """Whether the subject comes from one of them."""
        if not self.places:
            return False
        return self._locate(subject.site_id, subject.device_code, subject.shift, subject.closed_at) in self.places

    def _locate(self, site_id: int, device_code: str, shift: str, closed_at: datetime) -> RoomShift | None:
        local = closed_at.astimezone(self.zones[site_id])
        start = time.fromisoformat(_read_guards(site_id)["day_shift"][0])
        return find_room_shift(site_id, device_code, shift, local, day_start=start)


def _read_guards(site_id: int) -> dict:
    return get_policy("qc.guards", site_id=site_id).payload
