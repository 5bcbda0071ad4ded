"""Which exam a study belongs to, tried by itself; where the evidence does not agree the desk decides (`reconciling.py`)."""

from django.db import transaction

from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.directory.public import list_sites
from apps.imaging.engine.study_match import (
    NEEDS_NOBODY,
    Candidate,
    MatchState,
    StudyIdentity,
    find_technical,
    match_study,
)
from apps.imaging.events import StudyCompleted, StudyMatched, UnmatchedStudy
from apps.imaging.models import Study, StudyLink
from apps.workflow.public import (
    ExamFacts,
    find_exam_by_accession,
    find_exam_by_step,
    open_discrepancy_for,
    record_fact,
)


def try_match(study: Study) -> bool:
    """Matches a locked, unmatched study, or stores why not; an exam of somebody else opens a discrepancy. True when matched."""
    by_uid = find_exam_by_step(study_uid=study.study_uid)
    by_accession = None
    if by_uid is None and study.accession:
        by_accession = find_exam_by_accession(study.accession)
    if by_uid is None and by_accession is None and (kind := _find_kind(study)):
        reason = Reason("imaging.technical", {"kind": kind, "patient_id": study.patient_id_text}, "info")
        study.match, study.match_reason = MatchState.TECHNICAL, reason.to_json()
        study.site_id = study.site_id or _find_site(study)
        study.save(update_fields=["match", "match_reason", "site"])
        return False
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


def match_again() -> int:
    """Beat: studies that came before their order, or while the pathway could not be asked."""
    done = 0
    ids = Study.objects.filter(rejected="", absorbed_by=None).exclude(match__in=NEEDS_NOBODY)
    ids = ids.exclude(match_reason__code="imaging.taken_away")
    for pk in list(ids.order_by("-id").values_list("id", flat=True)[:200]):
        with transaction.atomic():
            study = Study.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
            if study and study.match not in NEEDS_NOBODY:
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
        # Once more, now that it has an exam: what is checked of an exam's images waited for it.
        at, detail = study.completed_at or now, {"study_uid": study.study_uid}
        record_fact(exam.id, "images_complete", at=at, source="device", detail=detail)
        tell_complete(study, exam.id)


def tell_complete(study: Study, exam_id: int | None) -> None:
    event = StudyCompleted(
        study.id, exam_id, study.study_uid, study.modality, study.n_instances, study.n_series, study.device_code
    )
    publish(event, aggregate=f"study:{study.id}")


def _candidate(exam: ExamFacts | None) -> Candidate | None:
    if exam is None:
        return None
    return Candidate(exam.id, exam.accession, frozenset(i.value for i in exam.patient.identifiers))


def _find_site(study: Study) -> int | None:
    """The only site there is, where nothing better is known."""
    sites = list(list_sites())
    return sites[0].id if len(sites) == 1 else None


def _find_kind(study: Study) -> str:
    policy = get_policy("imaging.technical_studies", site_id=study.site_id)
    return find_technical(policy.payload["kinds"], study.patient_id_text)
