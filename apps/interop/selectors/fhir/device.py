from django.db.models import Q

from apps.devices.public import list_device_rows
from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, coding, concept, day, identifier, make_resource, pick
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, TableKind

LIVE = ("installed", "in_service", "standby")


def write(row, caller: Caller) -> Json:
    """`statusReason` says what FHIR's status has no word for: works, works in part, down; released for patients or not."""
    return make_resource(
        "Device",
        row.pk,
        version=row.version,
        identifier=[identifier(systems.DEVICE, row.code)],
        status="active" if row.life_cycle in LIVE else "inactive",
        statusReason=[concept(text=row.technical), concept(text=row.clinical)],
        manufacturer=row.model.vendor,
        serialNumber=row.serial,
        deviceName=[{"name": row.code, "type": "user-friendly-name"}, {"name": row.model.name, "type": "model-name"}],
        modelNumber=row.model.code,
        type=concept(coding(systems.MODALITY, row.modality)),
        location={
            "identifier": identifier(systems.RESOURCE, f"{row.room.site.code}/{row.room.code}"),
            "display": pick(row.room.name, caller.lang),
        },
        note=[
            {"text": f"AE title {row.ae_title}"},
            {"text": f"installed {day(row.installed_on)}"} if row.installed_on else None,
        ],
    )


KIND = TableKind(
    name="Device",
    permission="device.read",
    rows=list_device_rows,
    write=write,
    site="room__site_id",
    params=(
        params.by_id(),
        params.token("identifier", "code", "code of the device", system=systems.DEVICE, is_selective=True),
        params.token("type", "modality", "modality", system=systems.MODALITY),
        params.chosen(
            "status", "active, inactive", {"active": Q(life_cycle__in=LIVE), "inactive": ~Q(life_cycle__in=LIVE)}
        ),
        params.string("manufacturer", ("model__vendor",), "the beginning of the maker's name"),
        params.string("model", ("model__name",), "the beginning of the model's name"),
    ),
    patient=lambda row: None,
)
