"""A study from its files, with every header fact that image checks ask for: of a stored study, or of a folder."""

from collections import Counter
from pathlib import Path
from typing import Any

from apps.imaging.drivers.case_files import CaseObject, list_files, read_numbers, read_objects
from apps.imaging.drivers.coercion import NotCoerced
from apps.imaging.engine.snapshot import InstanceSnapshot, SeriesSnapshot, StudySnapshot
from apps.imaging.models import Instance
from apps.imaging.selectors.delivery import find_file
from apps.imaging.selectors.store import get_root, visible_instances
from apps.imaging.selectors.studies import get_study


def load_folder(folder: Path) -> StudySnapshot:
    """Needs no database. Ids are positions in the list of readable files."""
    objects, bad = read_objects(list_files(folder))
    return _make_snapshot(dict(enumerate(objects)), bad)


def list_stored_files(study_id: int) -> list[Path]:
    """The study's files as they were received, for foreign programs."""
    rows = Instance.objects.filter(series__study_id=study_id).order_by("series__number", "number", "id")
    return [get_root() / path for path in rows.values_list("path", flat=True)]


def load_stored_case(study_id: int) -> StudySnapshot:
    """The study as its files say it now, ids as stored; raises NotFound."""
    study = get_study(study_id)
    rows = visible_instances().filter(series__study_id=study_id).select_related("series__study")
    rows = list(rows.order_by("series__number", "number", "id"))
    objects: dict[int, CaseObject] = {}
    bad: list[tuple[str, str]] = []
    for row in rows:
        read, wrong = read_objects([_find_file(row)])
        for item in read:
            objects[row.id] = item
        bad += [(row.sop_uid, why) for _, why in wrong]
    return _make_snapshot(
        objects,
        bad,
        study_id=study.id,
        exam_ids=tuple(link.exam_id for link in study.links.all()),
        device_code=study.device_code,
    )


def _find_file(row: Instance) -> Path:
    """As it is delivered: a corrected identity is what the order is compared with."""
    try:
        return find_file(row)
    except NotCoerced:
        return get_root() / row.path


def _make_snapshot(
    objects: dict[int, CaseObject],
    bad: list[tuple[str, str]],
    *,
    study_id: int = 0,
    exam_ids: tuple[int, ...] = (),
    device_code: str = "",
) -> StudySnapshot:
    groups: dict[str, list[tuple[int, CaseObject]]] = {}
    for key, item in objects.items():
        groups.setdefault(item.facts.get("SeriesInstanceUID", ""), []).append((key, item))
    series = tuple(_make_series(number, uid, members) for number, (uid, members) in enumerate(groups.items()))
    common = _Common([item.facts for item in objects.values()])
    return StudySnapshot(
        study_id,
        common("StudyInstanceUID"),
        exam_ids,
        common("PatientID"),
        common("PatientName"),
        common("PatientBirthDate"),
        common("PatientSex"),
        common("AccessionNumber"),
        common("Modality"),
        common("StudyDescription"),
        common("StudyDate"),
        device_code,
        series,
        lambda key, frame=0: read_numbers(objects[key], frame),
        tuple(bad),
    )


def _make_series(number: int, uid: str, members: list[tuple[int, CaseObject]]) -> SeriesSnapshot:
    common = _Common([item.facts for _, item in members])
    return SeriesSnapshot(
        number,
        uid,
        common("Modality"),
        _whole(members[0][1].facts.get("SeriesNumber")),
        common("SeriesDescription"),
        common("ProtocolName"),
        common("BodyPartExamined"),
        common("ImageLaterality") or common("Laterality"),
        common("StationName"),
        tuple(_make_instance(key, item.facts) for key, item in members),
    )


def _make_instance(key: int, facts: dict[str, Any]) -> InstanceSnapshot:
    return InstanceSnapshot(
        key,
        facts.get("SOPInstanceUID", ""),
        facts["SOPClassUID"],
        _whole(facts.get("InstanceNumber")),
        _whole(facts.get("NumberOfFrames")) or 1,
        _whole(facts.get("Rows")),
        _whole(facts.get("Columns")),
        facts.get("position_mm"),
        facts,
    )


def _whole(value: Any) -> int | None:
    return int(value) if isinstance(value, float) else None


class _Common:
    """The value that most objects say."""

    def __init__(self, facts: list[dict[str, Any]]) -> None:
        self.facts = facts

    def __call__(self, keyword: str) -> str:
        said = Counter(f[keyword] for f in self.facts if f.get(keyword))
        return said.most_common(1)[0][0] if said else ""
