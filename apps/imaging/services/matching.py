"""Which exam a study belongs to: tried by itself, decided by a person where the evidence does not agree."""

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.directory.public import list_sites
from apps.imaging.engine.study_match import Candidate, MatchState, StudyIdentity, match_study
from apps.imaging.events import StudyMatched, UnmatchedStudy
from apps.imaging.models import Study, StudyLink
from apps.workflow.public import (
    ExamFacts,
    find_exam_by_accession,
    find_exam_by_step,
    get_exam,
    open_discrepancy_for,
    record_fact,
)


def try_match(study: Study) -> bool:
    """Matches a locked, unmatched study, or stores why not; an exam of somebody else opens a discrepancy. True when matched."""
    by_uid = find_exam_by_step(study_uid=study.study_uid)
    by_accession = None
    if by_uid is None and study.accession:
        by_accession = find_exam_by_accession(study.accession)
    identity = StudyIdentity(study.study_uid, study.accession, study.patient_id_text)
    match = match_study(identity, _candidate(by_uid), _candidate(by_accession))
    exam = by_uid or by_accession
    if match.exam_id is not None and exam is not None:
        _link(study, exam, how=match.how, by="")
        return True
    was = (study.match_reason or {}).get("code")
    study.match, study.match_reason = MatchState.UNMATCHED, match.reason.to_json()
    study.site_id = study.site_id or (exam.site_id if exam else _find_site(study))
    study.save(update_fields=["match", "match_reason", "site"])
    if was != match.reason.code:
        publish(UnmatchedStudy(study.id, study.study_uid, match.reason.code), aggregate=f"study:{study.id}")
        if match.suspect_exam_id and exam is not None:
            open_discrepancy_for(
                match.reason, key=f"study:{study.id}:match", site_id=exam.site_id, exam_id=match.suspect_exam_id
            )
    return False


def match_by_hand(study_id: int, exam_id: int, *, actor: Actor, note: str, version: int) -> Study:
    """A person says whose images these are; raises Invalid without a note, Conflict when somebody decided meanwhile."""
    if not note.strip():
        raise Invalid({"note": Reason("imaging.note_needed", severity="error")})
    with transaction.atomic():
        study = lock_study(study_id)
        if study.version != version:
            raise Conflict(current={"version": study.version, "match": study.match})
        exam = get_exam(exam_id)
        if exam.state in {"cancelled"}:
            raise Refused(Reason("imaging.exam_cancelled", {"accession": exam.accession}, "error"))
        before = list(study.links.values_list("exam_id", flat=True))
        study.links.exclude(exam_id=exam_id).delete()
        _link(study, exam, how="hand", by=actor.name)
        record(
            actor,
            "study.matched",
            obj=f"study:{study.id}",
            patient_id=exam.patient_id,
            detail={
                "exam": exam_id,
                "from_exams": before,
                "note": note.strip(),
                "patient_id_in_images": study.patient_id_text,
            },
        )
    return study


def unmatch(study_id: int, *, actor: Actor, note: str, version: int) -> Study:
    """Takes a study away from its exams."""
    if not note.strip():
        raise Invalid({"note": Reason("imaging.note_needed", severity="error")})
    with transaction.atomic():
        study = lock_study(study_id)
        if study.version != version:
            raise Conflict(current={"version": study.version, "match": study.match})
        if study.match != MatchState.MATCHED:
            raise Refused(Reason("imaging.not_matched", severity="error"))
        exams, patient_id = list(study.links.values_list("exam_id", flat=True)), study.patient_id
        study.links.all().delete()
        reason = Reason("imaging.taken_away", {"by": actor.name}, "warning")
        study.match, study.match_reason, study.patient_id = MatchState.UNMATCHED, reason.to_json(), None
        study.version += 1
        study.save()
        publish(UnmatchedStudy(study.id, study.study_uid, reason.code), aggregate=f"study:{study.id}")
        record(
            actor,
            "study.unmatched",
            obj=f"study:{study.id}",
            patient_id=patient_id,
            detail={"exams": exams, "note": note.strip()},
        )
    return study


def match_again() -> int:
    """Beat: studies that came before their order, or while the pathway could not be asked."""
    done = 0
    ids = Study.objects.filter(rejected="", absorbed_by=None).exclude(match=MatchState.MATCHED)
    ids = ids.exclude(match_reason__code="imaging.taken_away")
    for pk in list(ids.order_by("-id").values_list("id", flat=True)[:200]):
        with transaction.atomic():
            study = Study.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
            if study and study.match != MatchState.MATCHED:
                done += try_match(study)
    return done


def lock_study(study_id: int) -> Study:
    study = Study.objects.select_for_update(of=("self",)).filter(pk=study_id).first()
    if study is None:
        raise NotFound("imaging.study_missing", study=study_id)
    return study


def _link(study: Study, exam: ExamFacts, *, how: str, by: str) -> None:
    now = clock.now()
    StudyLink.objects.update_or_create(study=study, exam_id=exam.id, defaults={"how": how, "by": by, "at": now})
    study.match, study.match_reason = MatchState.MATCHED, None
    study.patient_id, study.site_id, study.version = exam.patient_id, exam.site_id, study.version + 1
    study.save()
    publish(StudyMatched(study.id, exam.id, how), aggregate=f"study:{study.id}")
    record_fact(exam.id, "images_arrived", at=study.first_at, source="device", detail={"study_uid": study.study_uid})
    if study.state == Study.State.COMPLETE:
        record_fact(
            exam.id,
            "images_complete",
            at=study.completed_at or now,
            source="device",
            detail={"study_uid": study.study_uid},
        )


def _candidate(exam: ExamFacts | None) -> Candidate | None:
    if exam is None:
        return None
    return Candidate(exam.id, exam.accession, frozenset(i.value for i in exam.patient.identifiers))


def _find_site(study: Study) -> int | None:
    """The only site there is, where nothing better is known."""
    sites = list(list_sites())
    return sites[0].id if len(sites) == 1 else None
