"""What a new device begins with besides its channels: the recurring work of its modality."""

from datetime import timedelta
from typing import Any

from apps.common.kernel import clock
from apps.common.policy import add_check
from apps.devices.engine.plan_templates import read_plan_templates
from apps.devices.engine.rules import BadRules
from apps.devices.models import Device, MaintenancePlan
from apps.devices.selectors.qa import find_day
from apps.devices.selectors.templates import PLANS, list_plan_templates


def find_template_faults(payload: Any) -> list[tuple[str, str]]:
    try:
        read_plan_templates(payload)
    except BadRules as bad:
        return bad.errors
    return []


add_check(PLANS, find_template_faults)


def make_plans(device: Device, *, language: str) -> int:
    """The plans of the policy for a device that has none, in the caller's transaction, due an interval after its installation (today when
    that is not known or too long ago); returns how many. Their names are written in `language`, from then on a person's to change."""
    now = clock.now()
    today = find_day(now, device)
    rows = [
        MaintenancePlan(
            device=device, name=row.names[language], kind=row.kind, every_days=row.every_days, lead_days=row.lead_days,
            window_min=row.window_min, source=row.source, counted_from=now,
            next_on=max(today, (device.installed_on or today) + timedelta(days=row.every_days)),
        )
        for row in list_plan_templates(device.modality)
    ]  # fmt: skip
    return len(MaintenancePlan.objects.bulk_create(rows))
