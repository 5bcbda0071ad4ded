from apps.devices.public import list_channel_rows
from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, coding, concept, identifier, make_resource, pick, reference
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, Include, TableKind


def write(row, caller: Caller) -> Json:
    """A channel of telemetry; its unit is a UCUM code (docs/conformance/mqtt.md)."""
    return make_resource(
        "DeviceMetric",
        row.pk,
        identifier=[identifier(systems.CHANNEL, f"{row.device.code}/{row.code}")],
        type=concept(coding(systems.CHANNEL, row.code), text=pick(row.names, caller.lang)),
        unit=concept(coding(systems.UCUM, row.unit)) if row.unit else None,
        source=reference("Device", row.device_id, row.device.code),
        operationalStatus="on" if row.enabled else "off",
        category="measurement",
        measurementPeriod={"repeat": {"frequency": 1, "period": row.cadence_s, "periodUnit": "s"}}
        if row.cadence_s > 0
        else None,
    )


KIND = TableKind(
    name="DeviceMetric",
    permission="device.read",
    rows=list_channel_rows,
    write=write,
    site="device__room__site_id",
    params=(
        params.by_id(),
        params.reference("source", {"Device": "device_id"}, "of which device"),
        params.token("type", "code", "code of the channel", system=systems.CHANNEL),
    ),
    includes=(Include("source", "Device", lambda row: [row.device_id]),),
    patient=lambda row: None,
)
