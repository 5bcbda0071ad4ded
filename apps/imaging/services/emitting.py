"""Objects that other rooms want made of a study: reports, their PDF, pages of pictures. Stored, indexed and sent on like all others.

An object is never changed: the next edition is a new one in the same series, and the one before it is taken out of use.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.db import transaction
from django.utils.timezone import get_default_timezone

from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.imaging.drivers.capture import write_capture
from apps.imaging.drivers.enclosed_pdf import write_enclosed_pdf
from apps.imaging.drivers.text_report import write_text_report
from apps.imaging.engine.documents import Capture, Content, EnclosedPdf, OwnHeader, TextReport
from apps.imaging.engine.rejection import Rejection
from apps.imaging.engine.uids import make_uid
from apps.imaging.models import Instance, OwnObject, Study
from apps.imaging.services.own_objects import describe_study, store_own_object

KINDS: dict[type[Content], tuple[int, Callable[..., bytes]]] = {
    TextReport: (9101, write_text_report),
    EnclosedPdf: (9102, write_enclosed_pdf),
    Capture: (9103, write_capture),
}
"""Number of its series, behind those of the scanner and of key images, and what writes it."""


def emit_object(study_id: int, content: Content, *, source: str, edition: str, description: str) -> Instance:
    """The object of this edition, made once. Raises NotFound, Transient (the store has no room)."""
    with transaction.atomic():
        study = Study.objects.select_for_update(of=("self",)).filter(pk=study_id).first()
        if study is None:
            raise NotFound("imaging.study_missing", study=study_id)
        row, _ = OwnObject.objects.select_related("instance").get_or_create(
            study=study, source=source, defaults={"series_uid": make_uid()}
        )
        if row.instance is not None and row.edition == edition:
            return row.instance
        before, row.edition, row.number = row.instance, edition, row.number + 1
        if isinstance(content, TextReport) and before is not None:
            content = replace(content, predecessor=before.sop_uid)
        header = _make_header(study, row, content, description)
        body = KINDS[type(content)][1](header, content)
        row.instance = store_own_object(body, sop_class=content.sop_class, sop_uid=header.sop_uid)
        row.save()
        _take_out_of_use(before)
    return row.instance


def withdraw_objects(study_id: int, sources: Iterable[str]) -> None:
    """They are shown and sent no more; what a destination already has stays there."""
    with transaction.atomic():
        study = Study.objects.select_for_update(of=("self",)).filter(pk=study_id).first()
        rows = OwnObject.objects.select_related("instance").filter(study=study, source__in=list(sources))
        for row in rows.order_by("pk"):
            _take_out_of_use(row.instance)
            row.instance = None
            row.save(update_fields=["instance"])


def _make_header(study: Study, row: OwnObject, content: Content, description: str) -> OwnHeader:
    at = clock.now().astimezone(get_default_timezone())
    return OwnHeader(
        study=describe_study(study),
        series_uid=row.series_uid,
        series_number=KINDS[type(content)][0],
        series_description=description[:64],
        sop_uid=make_uid(),
        number=row.number,
        date=f"{at:%Y%m%d}",
        time=f"{at:%H%M%S}",
    )


def _take_out_of_use(instance: Instance | None) -> None:
    if instance is not None:
        Instance.objects.filter(pk=instance.pk).update(rejected=Rejection.QUALITY)
