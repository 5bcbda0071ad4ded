"""The energy of a device over HTTP: kWh and CO2e of each state, and what switching it off between bookings would have saved."""

from datetime import UTC, datetime

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from apps.common.kernel.errors import NotFound
from apps.common.rest.scope import reach_of
from apps.common.rest.views import ApiView
from apps.dashboards.public import DeviceEnergy, read_device_energy
from apps.devices.public import EnergyState, get_device

STATES = [state.value for state in EnergyState]
MOST_CHANCES = 20


class EnergyStateSerializer(serializers.Serializer):
    state = serializers.ChoiceField(STATES)
    hours = serializers.FloatField()
    kwh = serializers.FloatField()
    co2e_kg = serializers.FloatField(allow_null=True)


class EnergyChanceSerializer(serializers.Serializer):
    start = serializers.DateTimeField()
    end = serializers.DateTimeField()
    kwh = serializers.FloatField()


class EnergyBandSerializer(serializers.Serializer):
    state = serializers.ChoiceField(STATES)
    up_to_kw = serializers.FloatField(allow_null=True)


class DeviceEnergySerializer(serializers.Serializer):
    """`kwh` is of the `measured_h` alone. Null where no power is measured, no band is known, or no emission factor is given."""

    start = serializers.DateTimeField()
    end = serializers.DateTimeField()
    has_channel = serializers.BooleanField()
    period_h = serializers.FloatField(allow_null=True)
    measured_h = serializers.FloatField(allow_null=True)
    kwh = serializers.FloatField(allow_null=True)
    co2e_kg = serializers.FloatField(allow_null=True)
    states = EnergyStateSerializer(many=True)
    saved_kwh = serializers.FloatField(allow_null=True)
    saved_co2e_kg = serializers.FloatField(allow_null=True)
    low_kw = serializers.FloatField(allow_null=True)
    low_is_measured = serializers.BooleanField()
    chances = EnergyChanceSerializer(many=True, help_text=f"the {MOST_CHANCES} largest, in the order of time")
    n_chances = serializers.IntegerField()
    bands = EnergyBandSerializer(many=True)
    bands_source = serializers.CharField()
    co2e_kg_per_kwh = serializers.FloatField(allow_null=True)
    co2e_source = serializers.CharField()
    step_s = serializers.FloatField()
    policy_version = serializers.CharField()


class EnergyQuerySerializer(serializers.Serializer):
    start = serializers.DateTimeField()
    end = serializers.DateTimeField()


class DeviceEnergyView(ApiView):
    required = {"GET": "device.read"}

    @extend_schema(operation_id="device_energy", parameters=[EnergyQuerySerializer], responses=DeviceEnergySerializer)
    def get(self, request, device_id: int) -> Response:
        reach = reach_of(request, self)
        if reach is not None and get_device(device_id).room.site_id not in reach:
            raise NotFound("devices.device_unknown", device=device_id)
        query = self.validate_query(EnergyQuerySerializer)
        return self.render(DeviceEnergySerializer, _print(read_device_energy(device_id, **query)))


def _print(found: DeviceEnergy) -> dict:
    report, energy, bands = found.report, found.report.energy, found.report.bands
    factor = report.co2e_kg_per_kwh
    out = {
        "start": found.start, "end": found.end, "has_channel": report.has_channel, "period_h": None, "measured_h": None, "kwh": None,
        "co2e_kg": None, "states": [], "saved_kwh": None, "saved_co2e_kg": None, "low_kw": None, "low_is_measured": False,
        "chances": [], "n_chances": 0, "co2e_kg_per_kwh": factor, "co2e_source": report.co2e_source, "step_s": report.step_s,
        "bands": [{"state": state, "up_to_kw": top} for state, top in bands.borders] if bands else [],
        "bands_source": bands.source if bands else "", "policy_version": report.policy_version,
    }  # fmt: skip
    if energy is None:
        return out
    largest = sorted(sorted(energy.chances, key=lambda one: -one.kwh)[:MOST_CHANCES], key=lambda one: one.start)
    return out | {
        "period_h": energy.period_h,
        "measured_h": energy.measured_h,
        "kwh": energy.kwh,
        "co2e_kg": _weigh(energy.kwh, factor),
        "states": [
            {"state": one.state, "hours": one.hours, "kwh": one.kwh, "co2e_kg": _weigh(one.kwh, factor)}
            for one in energy.states
        ],
        "saved_kwh": energy.saved_kwh,
        "saved_co2e_kg": _weigh(energy.saved_kwh, factor),
        "low_kw": energy.low_kw,
        "low_is_measured": energy.low_is_measured,
        "chances": [{"start": _time(one.start), "end": _time(one.end), "kwh": one.kwh} for one in largest],
        "n_chances": len(energy.chances),
    }


def _weigh(kwh: float | None, factor: float | None) -> float | None:
    return None if kwh is None or factor is None else kwh * factor


def _time(epoch_s: float) -> datetime:
    return datetime.fromtimestamp(epoch_s, UTC)
