"""A study to take along: asked for with a reason, written down, then fetched by the same person within minutes."""

from collections.abc import Iterator

from django.core import signing

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import choose_language, render
from apps.directory.public import get_patient
from apps.imaging.drivers.media import Media, MediaObject, write_zip
from apps.imaging.models import Instance, Study
from apps.imaging.selectors.delivery import find_file
from apps.imaging.selectors.store import visible_instances

SALT, VALID_S = "imaging.export", 600
MOST_OBJECTS = 50_000
README = "README.TXT"


def ask_export(study_id: int, *, reason: str, actor: Actor, language: str) -> str:
    """A ticket for `open_export`. What stands beside the images is written in the patient's language, else in `language`."""
    if not reason.strip():
        raise Invalid({"reason": Reason("imaging.note_needed", severity="error")})
    study = Study.objects.filter(pk=study_id).first()
    if study is None:
        raise NotFound("imaging.study_missing", study=study_id)
    n = visible_instances().filter(series__study=study).count()
    if n == 0:
        raise Refused(Reason("imaging.export_empty", {}, "error"))
    if n > MOST_OBJECTS:
        raise Refused(Reason("imaging.export_too_large", {"most": MOST_OBJECTS}, "error"))
    if study.patient_id:
        language = get_patient(study.patient_id).language or language
    record(
        actor,
        "study.exported",
        obj=f"study:{study.pk}",
        patient_id=study.patient_id,
        detail={"reason": reason.strip()[:500], "n": n},
    )
    return signing.dumps([study.pk, actor.id, choose_language(language)], salt=SALT, compress=True)


def read_ticket(ticket: str, *, actor: Actor) -> tuple[int, str]:
    """(study, language). Raises NotFound for a ticket of somebody else, of long ago, or of nobody."""
    try:
        study_id, owner, language = signing.loads(ticket, salt=SALT, max_age=VALID_S)
    except (signing.BadSignature, ValueError):
        raise NotFound("imaging.export_gone") from None
    if owner != actor.id:
        raise NotFound("imaging.export_gone")
    return study_id, language


def open_export(study_id: int, language: str) -> tuple[str, Iterator[bytes]]:
    """(file name, pieces of the archive). The name says nothing of the patient."""
    study = Study.objects.filter(pk=study_id).first()
    rows = visible_instances().filter(series__study_id=study_id).select_related("series__study")
    rows = list(rows.order_by("series__number", "series_id", "number", "id"))
    if study is None or not rows:
        raise NotFound("imaging.export_gone")
    media = Media(tuple(map(_make_object, rows)), {README: _write_readme(study, len(rows), language)})
    return f"images-{study.study_date or study.pk}-{study.pk}.zip", write_zip(media)


def _make_object(row: Instance) -> MediaObject:
    return MediaObject(lambda: find_file(row), row.transfer_syntax)


def _write_readme(study: Study, n: int, language: str) -> str:
    facts = {
        "name": study.patient_name.replace("^", " ").replace("=", " = ").strip(),
        "patient_id": study.patient_id_text,
        "day": study.study_date,
        "what": f"{study.modality} {study.description}".strip(),
        "n": n,
    }
    return render(Reason("imaging.export_readme", facts), language).replace("\n", "\r\n") + "\r\n"
