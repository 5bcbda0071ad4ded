"""Key images: marked by people, told to other systems by a Key Object Selection document a title.

A document is never changed once it is made (PS3.3 C.17.6): when the marks change, a new instance follows in the same series with
the next instance number, made when the marks have rested for a while. The one before it is taken out of use here, and not sent
any more where it was not yet.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import get_default_timezone

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.policy import get_policy
from apps.imaging.drivers.key_object_codec import write_key_object
from apps.imaging.engine.key_objects import KEY_OBJECT_CLASS, OF_INTEREST, TITLES, KeyDocument, KeyReference
from apps.imaging.engine.rejection import Rejection
from apps.imaging.engine.uids import make_uid
from apps.imaging.models import Instance, KeyImage, KeyObject, Study
from apps.imaging.selectors.store import visible_instances
from apps.imaging.services.own_objects import describe_study, store_own_object

SERIES_NUMBER = 9000  # behind those of the scanner


def add_key_image(study_id: int, *, sop_uid: str, frame: int, actor: Actor, title: str = OF_INTEREST) -> KeyImage:
    """The mark, or the one that stands there already. Raises NotFound, Invalid, Refused."""
    if title not in TITLES:
        raise Invalid({"title": Reason("imaging.key_title_unknown", severity="error")})
    with transaction.atomic():
        study = _lock(study_id)
        instance = visible_instances().filter(series__study=study, sop_uid=sop_uid).first()
        if instance is None:
            raise NotFound("imaging.instance_missing")
        if frame > instance.n_frames or instance.rows is None:
            raise Invalid({"frame": Reason("imaging.frame_missing", {"n": instance.n_frames}, "error")})
        most = get_policy("imaging.key_images").payload["most"]
        if study.key_images.count() >= most:
            raise Refused(Reason("imaging.key_images_full", {"most": most}, "error"))
        mark, is_new = KeyImage.objects.get_or_create(
            instance=instance,
            frame=frame,
            title=title,
            defaults={"study": study, "author_id": actor.id, "author": actor.name[:128], "at": clock.now()},
        )
        if is_new:
            _note_change(study, title)
            _audit(mark, actor, is_added=True)
    return mark


def remove_key_image(study_id: int, mark_id: int, *, actor: Actor) -> None:
    with transaction.atomic():
        study = _lock(study_id)
        mark = study.key_images.select_related("instance").filter(pk=mark_id).first()
        if mark is None:
            raise NotFound("imaging.key_image_missing")
        _note_change(study, mark.title)
        _audit(mark, actor, is_added=False)
        mark.delete()


def write_key_objects() -> int:
    """Documents of marks that changed and have rested since; how many studies and titles were looked after."""
    rest = timedelta(seconds=get_policy("imaging.key_images").payload["rest_s"])
    due = KeyObject.objects.filter(_is_stale(), marks_changed_at__lte=clock.real_now() - rest)
    ids = list(due.order_by("marks_changed_at").values_list("pk", flat=True)[:50])
    for pk in ids:
        _write_version(pk)
    return len(ids)


def _lock(study_id: int) -> Study:
    study = Study.objects.select_for_update(of=("self",)).filter(pk=study_id).first()
    if study is None:
        raise NotFound("imaging.study_missing", study=study_id)
    return study


def _note_change(study: Study, title: str) -> None:
    row, _ = KeyObject.objects.get_or_create(
        study=study, title=title, defaults={"series_uid": make_uid(), "marks_changed_at": clock.real_now()}
    )
    KeyObject.objects.filter(pk=row.pk).update(marks_changed_at=clock.real_now())


def _audit(mark: KeyImage, actor: Actor, *, is_added: bool) -> None:
    record(
        actor,
        "key_image.added" if is_added else "key_image.removed",
        obj=f"study:{mark.study_id}",
        patient_id=mark.study.patient_id,
        detail={"sop_uid": mark.instance.sop_uid, "frame": mark.frame, "title": mark.title},
    )


def _is_stale() -> Q:
    return Q(made_at=None) | Q(made_at__lt=F("marks_changed_at"))


def _write_version(pk: int) -> None:
    with transaction.atomic():
        study_id = KeyObject.objects.values_list("study_id", flat=True).get(pk=pk)
        study = _lock(study_id)
        row = KeyObject.objects.select_for_update(of=("self",)).filter(_is_stale(), pk=pk).first()
        if row is None:  # another process was faster
            return
        before, row.instance, row.made_at = row.instance_id, None, clock.real_now()
        marks = list(
            KeyImage.objects.filter(study=study, title=row.title, instance__in=visible_instances())
            .select_related("instance__series")
            .order_by("instance__series__number", "instance__series_id", "instance__number", "instance_id", "frame")
        )
        if marks:
            row.number += 1
            document = _make_document(study, row, marks)
            body = write_key_object(document)
            row.instance = store_own_object(body, sop_class=KEY_OBJECT_CLASS, sop_uid=document.sop_uid)
        row.save()
        Instance.objects.filter(pk=before).update(rejected=Rejection.QUALITY)


def _make_document(study: Study, row: KeyObject, marks: list[KeyImage]) -> KeyDocument:
    at = clock.now().astimezone(get_default_timezone())
    return KeyDocument(
        study=describe_study(study),
        series_uid=row.series_uid,
        series_number=SERIES_NUMBER + list(TITLES).index(row.title),
        series_description=f"Key images: {TITLES[row.title]}",
        sop_uid=make_uid(),
        number=row.number,
        title=row.title,
        date=f"{at:%Y%m%d}",
        time=f"{at:%H%M%S}",
        authors=tuple(dict.fromkeys(mark.author for mark in marks)),
        references=tuple(_make_references(marks)),
    )


def _make_references(marks: list[KeyImage]) -> Iterable[KeyReference]:
    frames: dict[int, list[int]] = {}
    for mark in marks:
        frames.setdefault(mark.instance_id, []).append(mark.frame)
    for instance in {mark.instance_id: mark.instance for mark in marks}.values():
        marked = tuple(frames[instance.pk]) if instance.n_frames > 1 else ()
        yield KeyReference(instance.series.series_uid, instance.sop_class, instance.sop_uid, marked)
