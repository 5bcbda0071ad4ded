"""The kinds of resources there are: routes, rights, capability statement and documentation are made of this table."""

from apps.interop.selectors.fhir import (
    adverse_event,
    allergy,
    appointment,
    audit_event,
    device,
    device_metric,
    diagnostic_report,
    encounter,
    imaging_study,
    observation,
    patient,
    schedule,
    service_request,
    slot,
    subscription,
)
from apps.interop.selectors.fhir.base import TableKind
from apps.interop.selectors.fhir.union import UnionKind

Kind = TableKind | UnionKind | slot.SlotKind
_ALL: tuple[Kind, ...] = (
    patient.KIND,
    encounter.KIND,
    service_request.KIND,
    schedule.KIND,
    slot.KIND,
    appointment.KIND,
    imaging_study.KIND,
    diagnostic_report.KIND,
    observation.KIND,
    adverse_event.KIND,
    allergy.KIND,
    device.KIND,
    device_metric.KIND,
    audit_event.KIND,
    subscription.KIND,
)
KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}
