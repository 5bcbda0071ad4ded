"""The file of an object as it leaves the house: as received, or with what a person corrected."""

import logging
import shutil
from functools import lru_cache
from pathlib import Path

from apps.imaging.drivers.coercion import NotCoerced, write_coerced
from apps.imaging.drivers.sender import Parcel
from apps.imaging.engine.coercion import Coercion
from apps.imaging.models import Instance, Series
from apps.imaging.selectors.store import get_root

log = logging.getLogger("radflow.dicom")


def find_coercion(instance: Instance) -> Coercion | None:
    """None when it is delivered as received. Wants `series__study` selected."""
    series, study = instance.series, instance.series.study
    if not (study.coerced or series.is_moved or instance.received_uid):
        return None
    uids = {
        "StudyInstanceUID": study.study_uid,
        "SeriesInstanceUID": series.series_uid,
        "SOPInstanceUID": instance.sop_uid,
    }
    renamed = _list_renamed(study.id, study.version) if series.is_moved else {}
    return Coercion({**study.coerced, **uids}, renamed, f"{study.corrected_at or study.first_at:%Y%m%d%H%M%S}+0000")


def find_file(instance: Instance) -> Path:
    """The file to send, serve or export; a corrected copy is made when it is first asked for. Raises NotCoerced, OSError."""
    received = get_root() / instance.path
    coercion = find_coercion(instance)
    if coercion is None:
        return received
    target = _get_folder(instance.series.study_id) / f"{instance.sha256[:24]}-{coercion.digest[:24]}.dcm"
    if not target.exists():
        write_coerced(received, target, coercion)
    return target


def _locate(instance: Instance) -> Path:
    """`find_file` for a sender: never with values that are known to be wrong, then as a file that is away."""
    try:
        return find_file(instance)
    except NotCoerced as error:
        log.warning("object %s cannot be corrected: %s", instance.sop_uid, error)
        return get_root() / "delivered" / "none"


def make_parcel(instance: Instance, *, key: int) -> Parcel:
    """For a sender. Wants `series__study` selected."""
    return Parcel(key, _locate(instance), instance.sop_class, instance.transfer_syntax, instance.sop_uid)


def forget_copies(study_id: int) -> None:
    """After a correction: the copies made before say something else."""
    shutil.rmtree(_get_folder(study_id), ignore_errors=True)


def _get_folder(study_id: int) -> Path:
    return get_root() / "delivered" / str(study_id)


@lru_cache(maxsize=16)
def _list_renamed(study_id: int, version: int) -> dict[str, str]:
    """Received UID -> delivered UID of everything that was moved into this study. Every act that moves something counts the version up."""
    instances = Instance.objects.filter(series__study_id=study_id, received_uid__isnull=False)
    series = Series.objects.filter(study_id=study_id).exclude(received_uid="")
    moved = dict(instances.order_by("id").values_list("received_uid", "sop_uid"))
    for uid, study_uid, received, received_study in series.values_list(
        "series_uid", "study__study_uid", "received_uid", "received_study_uid"
    ):
        moved[received], moved[received_study] = uid, study_uid
    return moved
