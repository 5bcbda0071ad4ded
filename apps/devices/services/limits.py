"""A device's own limits instead of the policy's."""

from math import isfinite

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.devices.engine.rules import fits_off, override
from apps.devices.models import AlarmOverride
from apps.devices.services.alarm_rules import load_rules
from apps.devices.services.fleet import lock_device


def set_limit(
    device_id: int,
    rule_code: str,
    *,
    enabled: bool,
    on: float | None,
    off: float | None,
    hold_s: float | None,
    source: str,
    actor: Actor,
) -> AlarmOverride:
    """The source (a vendor's sheet, a survey) is part of the limit. Takes effect within seconds."""
    with transaction.atomic():
        device = lock_device(device_id)
        rule = next((r for r in load_rules() if r.code == rule_code and r.applies_to(device.modality)), None)
        if rule is None:
            raise NotFound("devices.rule_unknown", rule=rule_code)
        if wrong := [
            name
            for name, value in (("on", on), ("off", off), ("hold_s", hold_s))
            if value is not None and not isfinite(value)
        ]:
            raise Invalid({name: Reason("devices.bad_field", {"field": name}, severity="error") for name in wrong})
        new = override(rule, on=on, off=off, hold_s=hold_s)
        if not fits_off(new.kind, new.on, new.off):
            name = "on" if off is None else "off"
            raise Invalid({name: Reason("devices.bad_field", {"field": name}, severity="error")})
        facts = {"enabled": enabled, "on": on, "off": off, "hold_s": hold_s, "source": source}
        row, _ = AlarmOverride.objects.update_or_create(
            device=device, rule=rule_code, defaults={**facts, "set_at": clock.now(), "set_by": actor.name}
        )
        record(actor, "alarm_limit.set", obj=f"device:{device_id}", detail={"rule": rule_code, **facts})
    return row


def clear_limit(device_id: int, rule_code: str, *, actor: Actor) -> None:
    """Back to the policy's limit."""
    with transaction.atomic():
        n, _ = AlarmOverride.objects.filter(device_id=device_id, rule=rule_code).delete()
        if not n:
            raise NotFound("devices.rule_unknown", rule=rule_code)
        record(actor, "alarm_limit.cleared", obj=f"device:{device_id}", detail={"rule": rule_code})
