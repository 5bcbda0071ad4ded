from django.db.models import Q

from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, coding, concept, identifier, make_resource, pick
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, TableKind
from apps.scheduling.public import list_resource_rows


def write(row, caller: Caller) -> Json:
    """The calendar of a scanner or room."""
    return make_resource(
        "Schedule",
        row.pk,
        version=row.edit_version,
        identifier=[identifier(systems.RESOURCE, f"{row.site.code}/{row.code}")],
        active=row.is_active,
        serviceCategory=[concept(coding(systems.MODALITY, row.modality))],
        actor=[actor_of(row, caller.lang)],
    )


def actor_of(row, lang: str) -> Json:
    """Who is booked: a piece of equipment by its code, or a room."""
    code = identifier(systems.DEVICE, row.device_code) or identifier(systems.RESOURCE, f"{row.site.code}/{row.code}")
    return {
        "type": "Device" if row.device_code else "Location",
        "identifier": code,
        "display": pick(row.names, lang) or row.code,
    }


KIND = TableKind(
    name="Schedule",
    permission="schedule.read",
    rows=list_resource_rows,
    write=write,
    site="site_id",
    params=(
        params.by_id(),
        params.token("identifier", "device_code", "code of the scanner", system=systems.DEVICE, is_selective=True),
        params.token("service-category", "modality", "modality", system=systems.MODALITY),
        params.chosen("active", "in use", {"true": Q(is_active=True), "false": Q(is_active=False)}),
    ),
)
