"""What the reconciliation desk does with studies: file, take away, set aside, correct, reject, split, merge. Each is one act that can be taken back."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, Refused
from apps.common.kernel.reason import Reason
from apps.imaging.engine.coercion import CORRECTABLE
from apps.imaging.engine.rejection import Rejection
from apps.imaging.engine.study_match import MatchState
from apps.imaging.engine.uids import make_uid
from apps.imaging.events import StudyMatched, UnmatchedStudy
from apps.imaging.models import Instance, ReconcileAct, Series, Study
from apps.imaging.selectors.parts import list_reports_along
from apps.imaging.services.acts import Act, begin, finish, list_part_ids, lock_studies, set_match
from apps.imaging.services.worklist import write_name
from apps.workflow.public import ExamFacts, find_exam_by_step, get_exam

COLUMNS = {
    "PatientName": "patient_name",
    "PatientID": "patient_id_text",
    "PatientBirthDate": "patient_birth_date",
    "PatientSex": "patient_sex",
    "AccessionNumber": "accession",
    "StudyDescription": "description",
}


def file_study(
    study_id: int, exam_id: int, *, with_correction: bool, actor: Actor, note: str, version: int
) -> ReconcileAct:
    """Under this exam and no other; `with_correction` delivers the images with the exam's patient and accession number.

    Images under the Study Instance UID of somebody else's exam leave it whole: that exam's own images may still come.
    """
    with transaction.atomic():
        studies = lock_studies({study_id: version})
        study, exam = studies[study_id], get_exam(exam_id)
        _check_exam(exam)
        owner = find_exam_by_step(study_uid=study.study_uid)
        if owner is not None and owner.patient_id != exam.patient_id:
            whole = list(study.series.values_list("pk", flat=True))
            return split_study(study_id, exam_id, series_ids=whole, actor=actor, note=note, version=version)
        act = begin("match", studies, note)
        set_match(study, exam, by=actor.name)
        act.detail = {"exam": exam_id, "accession": exam.accession, "patient_id_in_images": study.patient_id_text}
        if with_correction:
            act.detail["corrected"] = _correct(study, describe_exam(exam))
        row = finish(act, actor=actor, note=note)
        publish(StudyMatched(study.id, exam.id, "hand"), aggregate=f"study:{study.id}")
    return row


def take_away(study_id: int, *, actor: Actor, note: str, version: int) -> ReconcileAct:
    """From its exams; it waits on the desk then. Raises Refused for a study of no exam."""
    with transaction.atomic():
        studies = lock_studies({study_id: version})
        study = studies[study_id]
        if study.match != MatchState.MATCHED:
            raise Refused("imaging.not_matched")
        act = begin("unmatch", studies, note)
        act.detail = {"exams": list(study.links.order_by("exam_id").values_list("exam_id", flat=True))}
        set_match(study, None, by=actor.name)
        row = finish(act, actor=actor, note=note)
        publish(UnmatchedStudy(study.id, study.study_uid, "imaging.taken_away"), aggregate=f"study:{study.id}")
    return row


def set_aside(study_id: int, *, actor: Actor, note: str, version: int) -> ReconcileAct:
    """A phantom or test images: of no patient, so that nobody looks for its exam. Raises Refused when it has one, or is set aside."""
    with transaction.atomic():
        studies = lock_studies({study_id: version})
        study = studies[study_id]
        if study.match == MatchState.MATCHED:
            raise Refused("imaging.is_matched")
        if study.match == MatchState.TECHNICAL:
            raise Refused("imaging.is_technical")
        act = begin("aside", studies, note)
        reason = Reason("imaging.set_aside", {"by": actor.name}, "info")
        study.match, study.match_reason = MatchState.TECHNICAL, reason.to_json()
        return finish(act, actor=actor, note=note)


def correct_study(study_id: int, values: Mapping[str, str], *, actor: Actor, note: str, version: int) -> ReconcileAct:
    """Delivers other patient and study values than were received; an empty value is delivered empty. Raises Invalid for one that does not fit."""
    wrong = {
        k: Reason("imaging.value_too_long", {"limit": CORRECTABLE[k]}, "error")
        for k, v in values.items()
        if len(v) > CORRECTABLE[k]
    }
    if wrong:
        raise Invalid(wrong)
    with transaction.atomic():
        studies = lock_studies({study_id: version})
        act = begin("correct", studies, note)
        changed = _correct(studies[study_id], values)
        if not changed:
            raise Refused("imaging.nothing_to_correct")
        act.detail = {"corrected": changed}
        return finish(act, actor=actor, note=note)


def reject_parts(
    study_id: int,
    kind: str,
    *,
    series_ids: Sequence[int] = (),
    instance_ids: Sequence[int] = (),
    actor: Actor,
    note: str,
    version: int,
) -> ReconcileAct:
    """The whole study when no part is named: neither shown nor sent any more, and kept."""
    with transaction.atomic():
        studies = lock_studies({study_id: version})
        study, kind = studies[study_id], Rejection(kind)
        act = begin("reject", studies, note)
        if study.rejected:
            raise Refused("imaging.is_rejected")
        series, instances = list_part_ids(study, series_ids, instance_ids)
        for one in series:
            act.change("series", one, rejected=str(kind))
        for image in instances:
            act.change("instance", image, rejected=str(kind))
        if not act.moves:
            study.rejected = str(kind)
        act.detail = {"kind": str(kind), "n_series": len(series), "n_instances": len(instances)}
        return finish(act, actor=actor, note=note)


def split_study(
    study_id: int,
    exam_id: int | None,
    *,
    series_ids: Sequence[int] = (),
    instance_ids: Sequence[int] = (),
    actor: Actor,
    note: str,
    version: int,
) -> ReconcileAct:
    """Parts that belong to another exam (None: nobody knows yet whose) go to a study of their own.

    They are delivered under new study, series and object UIDs: a destination may hold them already, and one UID must not be two things.
    """
    with transaction.atomic():
        source = lock_studies({study_id: version})[study_id]
        series, instances = list_part_ids(source, series_ids, instance_ids)
        series += list_reports_along(source, series, instances)
        if not series and not instances:
            raise Invalid({"series_ids": Reason("imaging.no_part_named", {}, "error")})
        exam = get_exam(exam_id) if exam_id else None
        if exam:
            _check_exam(exam)
        target = _make_target(source, exam)
        act = begin("split", {source.pk: source}, note)
        act.studies[target.pk] = target
        set_match(target, exam, by=actor.name)
        if exam:
            _correct(target, describe_exam(exam))
        n_moved = Instance.objects.filter(series__in=series).count() + len(instances)
        if n_moved == Instance.objects.filter(series__study=source).count():
            set_match(source, None, by=actor.name)
            source.absorbed_by_id = target.pk
        made = _move(act, target, series, instances)
        act.detail = {
            "exam": exam_id,
            "to": target.study_uid,
            "made_series": made,
            "n_series": len(series),
            "n_instances": len(instances),
        }
        row = finish(act, actor=actor, note=note)
        told = (
            StudyMatched(target.id, exam.id, "hand")
            if exam
            else UnmatchedStudy(target.id, target.study_uid, "imaging.taken_away")
        )
        publish(told, aggregate=f"study:{target.id}")
    return row


def merge_studies(
    study_id: int, into_id: int, *, actor: Actor, note: str, version: int, into_version: int
) -> ReconcileAct:
    """All images of one study go into another of the same patient and exam; more images of the first will follow them."""
    if study_id == into_id:
        raise Invalid({"into_id": Reason("imaging.same_study", {}, "error")})
    with transaction.atomic():
        studies = lock_studies({study_id: version, into_id: into_version})
        source, target = studies[study_id], studies[into_id]
        if target.rejected or source.rejected:
            raise Refused("imaging.is_rejected")
        if target.absorbed_by_id or source.absorbed_by_id:
            raise Refused("imaging.is_merged")
        if source.patient_id and target.patient_id and source.patient_id != target.patient_id:
            raise Refused("imaging.other_patient", uid=target.study_uid)
        act = begin("merge", studies, note)
        _move(act, target, list(source.series.order_by("pk")), [])
        source.absorbed_by_id, source.match, source.match_reason = target.pk, MatchState.MATCHED, None
        act.detail = {"from": source.study_uid, "to": target.study_uid}
        return finish(act, actor=actor, note=note)


def describe_exam(exam: ExamFacts) -> dict[str, str]:
    """How the worklist would have named the patient and the exam."""
    patient = exam.patient
    return {
        "PatientName": write_name(patient),
        "PatientID": patient.mrn,
        "PatientBirthDate": f"{patient.birth_date:%Y%m%d}" if patient.birth_date else "",
        "PatientSex": patient.sex if patient.sex in ("M", "F", "O") else "",
        "AccessionNumber": exam.accession,
    }


def _check_exam(exam: ExamFacts) -> None:
    if exam.state == "cancelled":
        raise Refused(Reason("imaging.exam_cancelled", {"accession": exam.accession}, "error"))


def _correct(study: Study, values: Mapping[str, str]) -> dict[str, list[str]]:
    """keyword -> [delivered before, delivered now], of what changes."""
    changed = {}
    for keyword, value in values.items():
        column = COLUMNS.get(keyword)
        was = getattr(study, column) if column else study.coerced.get(keyword, "")
        if was == value:
            continue
        changed[keyword] = [was, value]
        if column:
            setattr(study, column, value)
        study.coerced = {**study.coerced, keyword: value}
    return changed


def _make_target(source: Study, exam: ExamFacts | None) -> Study:
    """A study of its own under a new UID: the one the exam was scheduled with may still come from a scanner."""
    now = clock.now()
    copied = {name: getattr(source, name) for name in ("site_id", "device_code", "calling_ae", "modality", "description", "study_date", "study_time", "coerced", *COLUMNS.values())}  # fmt: skip
    return Study.objects.create(
        study_uid=make_uid(), first_at=source.first_at, last_at=now, last_heard_at=clock.real_now(), **copied
    )


def _move(act: Act, target: Study, series: Sequence[Series], instances: Sequence[Instance]) -> list[int]:
    """Ids of the series made for single images. A series that moves whole keeps its received UIDs, so that late images follow it."""
    made: dict[int, Series] = {}
    for one in series:
        for image in one.instances.order_by("pk"):
            _rename(act, image)
        act.change(
            "series", one, study_id=target.pk, series_uid=make_uid(), is_moved=True,
            received_study_uid=one.received_study_uid or one.study.study_uid, received_uid=one.received_uid or one.series_uid,
        )  # fmt: skip
    for image in instances:
        home = made.get(image.series_id)
        if home is None:
            home = made[image.series_id] = _copy_series(image.series, target)
        _rename(act, image, series_id=home.pk)
    return [one.pk for one in made.values()]


def _rename(act: Act, image: Instance, **values: Any) -> None:
    act.change("instance", image, sop_uid=make_uid(), received_uid=image.received_uid or image.sop_uid, **values)


def _copy_series(series: Series, target: Study) -> Series:
    names = [f.attname for f in Series._meta.concrete_fields if f.attname not in ("id", "study_id", "series_uid", "is_moved", "received_study_uid", "received_uid")]  # fmt: skip
    return Series.objects.create(
        study=target, series_uid=make_uid(), is_moved=True, **{name: getattr(series, name) for name in names}
    )
