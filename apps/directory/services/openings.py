"""Breaking the glass: a person reads what other sites hold of one patient, says why, and is judged for it by somebody else."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.notify import notify
from apps.common.policy import get_policy
from apps.directory.models import RecordOpening, User
from apps.directory.selectors.openings import find_live_opening, is_within
from apps.directory.selectors.patients import get_patient
from apps.directory.selectors.users import list_users_with_permission

POLICY, REVIEW = "directory.record_opening", "privacy.review"
LINK = "/patients/openings"


def open_record(patient_id: int, *, reason: str, note: str, site_ids: Sequence[int], actor: Actor) -> RecordOpening:
    """An opening of the policy's length; while one of theirs runs, that one. Raises Invalid, NotFound, Refused (a machine).

    The reviewers of `site_ids`, the sites that hold exams of the patient, are told at once.
    """
    if actor.kind != "person":
        raise Refused(Reason("directory.opening_for_people", {}, "error"))
    policy = get_policy(POLICY)
    _check(policy.payload, reason, note)
    patient = get_patient(patient_id)
    now = clock.real_now()
    with transaction.atomic():
        user = User.objects.select_for_update(of=("self",)).get(
            pk=actor.id
        )  # one after the other: twice asked is one opening
        if live := find_live_opening(actor, patient.id):
            return live
        row = RecordOpening.objects.create(
            patient_id=patient.id,
            user=user,
            reason=reason,
            note=note.strip(),
            policy_version=policy.label,
            site_ids=sorted(set(site_ids)),
            opened_at=now,
            expires_at=now + timedelta(minutes=policy.payload["minutes"]),
        )
        record(
            actor, "record.opened", obj=f"opening:{row.pk}", patient_id=patient.id,
            detail={"reason": reason, "note": row.note, "until": row.expires_at, "sites": row.site_ids},
        )  # fmt: skip
        reviewers = {u.pk for site in row.site_ids for u in list_users_with_permission(REVIEW, site_id=site)}
        notify(
            sorted(reviewers - {user.pk}), Reason("directory.record_opened", {"name": user.name}, "warning"), link=LINK
        )
    return row


def judge_opening(
    opening_id: int, *, verdict: str, note: str = "", reach: Collection[int] | None, actor: Actor
) -> RecordOpening:
    """Once, by another person, whose reach (None: everywhere) has one of its sites. Raises NotFound, Refused, Invalid."""
    if verdict not in RecordOpening.Verdict.values:
        raise Invalid({"verdict": Reason("directory.value_needed", {"field": "verdict"}, "error")})
    if verdict == RecordOpening.Verdict.UNJUSTIFIED and not note.strip():
        raise Invalid({"note": Reason("directory.reason_needed", severity="error")})
    if actor.kind != "person":
        raise Refused(Reason("directory.opening_for_people", {}, "error"))
    with transaction.atomic():
        row = RecordOpening.objects.select_for_update(of=("self",)).filter(pk=opening_id).first()
        if row is None or not is_within(row, reach):
            raise NotFound("directory.opening_missing", opening=opening_id)
        if str(row.user_id) == actor.id:
            raise Refused(Reason("directory.opening_own", {}, "error"))
        if row.judged_at:
            raise Refused(Reason("directory.opening_judged", {}, "error"))
        row.judged_at, row.judged_by_id = clock.real_now(), actor.id
        row.verdict, row.verdict_note = verdict, note.strip()
        row.save()
        record(
            actor, "record.opening_judged", obj=f"opening:{row.pk}", patient_id=row.patient_id,
            detail={"verdict": verdict, "note": row.verdict_note},
        )  # fmt: skip
        notify([row.user_id], Reason("directory.opening_judged_as", {"verdict": f"directory.verdict_{verdict}"}))
    return row


def _check(payload: dict, reason: str, note: str) -> None:
    faults = {}
    if reason not in {row["code"] for row in payload["reasons"]}:
        faults["reason"] = Reason("directory.value_needed", {"field": "reason"}, "error")
    if len(note.strip()) < payload["note_min"]:
        faults["note"] = Reason("directory.opening_note_short", {"least": payload["note_min"]}, "error")
    if faults:
        raise Invalid(faults)
