"""Objects that the department makes itself go through the same door as those of scanners: flushed, indexed, sent on."""

from django.conf import settings

from apps.common.kernel.errors import Transient
from apps.imaging.drivers.contexts import EXPLICIT_LE
from apps.imaging.drivers.headers import read_header
from apps.imaging.drivers.ports import Caller
from apps.imaging.drivers.vault import Incoming
from apps.imaging.engine.objects import IncomingObject
from apps.imaging.models import Instance, Study
from apps.imaging.selectors.store import make_incoming
from apps.imaging.services.storing import count_again, keep_object

MOST_BYTES = 1 << 30


def store_own_object(body: bytes, *, sop_class: str, sop_uid: str) -> Instance:
    """A data set in explicit little endian, without file meta header. Its study neither waits nor begins again because of it."""
    incoming = Incoming(make_incoming(), sop_class=sop_class, sop_uid=sop_uid, syntax=EXPLICIT_LE, max_bytes=MOST_BYTES)
    try:
        incoming.write(memoryview(body))
        sha256 = incoming.finish()
        header = read_header(
            incoming.head,
            is_whole=incoming.size == len(incoming.head),
            path=str(incoming.path),
            sop_class=sop_class,
            sop_uid=sop_uid,
            syntax=EXPLICIT_LE,
        )
        own = settings.DICOM_AE_TITLE
        received = IncomingObject(str(incoming.path), incoming.size, sha256, header, own, "")
        outcome = keep_object(received, Caller(own, own, ""), is_ours=True)
    finally:
        incoming.discard()
    if outcome.status:
        raise Transient("imaging.storage_failed")
    row = Instance.objects.select_related("series").get(sop_uid=sop_uid)
    study = Study.objects.select_for_update(of=("self",)).get(pk=row.series.study_id)
    count_again(study)
    study.save(update_fields=["n_instances", "n_series", "size_bytes"])
    return row


def describe_study(study: Study) -> dict[str, str]:
    """Patient and study as its images say them now, keyword -> text."""
    return {
        "PatientName": study.patient_name,
        "PatientID": study.patient_id_text,
        "PatientBirthDate": study.patient_birth_date,
        "PatientSex": study.patient_sex,
        "StudyInstanceUID": study.study_uid,
        "StudyDate": study.study_date,
        "StudyTime": study.study_time,
        "StudyID": study.study_id_text,
        "AccessionNumber": study.accession[:16],
        "ReferringPhysicianName": study.referring_physician,
    }
