"""Catalogue and devices of the system that was here before."""

from typing import Any

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.devices.public import add_device as make_device
from apps.devices.public import edit_device
from apps.directory.public import find_room_id, save_exam_type
from apps.interop.services.legacy.rows import Row, Saved

DEVICE_FIELDS = ("station_name", "serial", "software", "installed_on")


def add_exam_type(row: Row) -> Saved:
    made = save_exam_type(row.values["code"], actor=row.actor, **_read_type(row))
    return Saved(made.code, made.version)


def change_exam_type(row: Row, target_id: str, version: int) -> int:
    if row.values["code"] != target_id:
        raise Invalid({"code": Reason("interop.legacy_stands", {}, "error")})
    return save_exam_type(target_id, actor=row.actor, expected_version=version, **_read_type(row)).version


def _read_type(row: Row) -> dict[str, Any]:
    values = row.values
    facts: dict[str, Any] = {
        "names": {"zh-Hans": values["name_zh"], "en": values["name_en"]},
        **{name: values[name] for name in ("modality", "body_part", "duration_min")},
        **{name: values[name] for name in ("contrast", "laterality_rule") if name in values},
    }
    if "is_active" in values:
        facts["is_active"] = values["is_active"] == "yes"
    if prep := {lang: values[key] for lang, key in (("zh-Hans", "prep_zh"), ("en", "prep_en")) if key in values}:
        facts["prep"] = prep
    return facts


def add_device(row: Row) -> Saved:
    values = row.values
    device = make_device(
        code=values["code"], model_code=values["model"], room_id=_find_room(row), ae_title=values["ae_title"],
        actor=row.actor, **{name: values[name] for name in DEVICE_FIELDS if name in values},
    )  # fmt: skip
    return Saved(str(device.pk), device.version)


def change_device(row: Row, target_id: str, version: int) -> int:
    changes = {name: row.values[name] for name in DEVICE_FIELDS if name in row.values}
    changes |= {"room_id": _find_room(row), "ae_title": row.values["ae_title"]}
    return edit_device(int(target_id), version=version, changes=changes, actor=row.actor).version


def _find_room(row: Row) -> int:
    room = find_room_id(row.site.id, row.values["room"])
    if room is None:
        raise Invalid({"room": Reason("interop.legacy_room_unknown", {"room": row.values["room"]}, "error")})
    return room
