"""Which rules judge a channel: the policies in force, the device's own limits, and silence."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from apps.common.policy import add_check, find_policy, get_policy
from apps.devices.engine.rules import BadRules, Kind, Rule, Severity, at_baseline, override, read_rules
from apps.devices.models import AlarmOverride, Channel, Device

RULE_POLICIES = ("devices.alarm_rules", "devices.alarm_rules_proposed")
TELEMETRY = "devices.telemetry"
NO_DATA = "no_data"


def find_rule_faults(payload: Any) -> list[tuple[str, str]]:
    try:
        read_rules(payload)
    except BadRules as bad:
        return bad.errors
    return []


for _code in RULE_POLICIES:
    add_check(_code, find_rule_faults)


def load_rules() -> list[Rule]:
    """Rules of every policy in force; a policy that is missing or still unverified has none."""
    rules: list[Rule] = []
    for code in RULE_POLICIES:
        if policy := find_policy(code):
            rules += read_rules(policy.payload, policy.label)
    return rules


def load_settings() -> Mapping:
    return get_policy(TELEMETRY).payload


def load_overrides(device_id: int | None = None) -> dict[tuple[int, str], AlarmOverride]:
    rows = AlarmOverride.objects.all() if device_id is None else AlarmOverride.objects.filter(device_id=device_id)
    return {(row.device_id, row.rule): row for row in rows}


def rules_of(channel: Channel, modality: str, rules: list[Rule], settings: Mapping, overrides: Mapping) -> list[Rule]:
    """The rules of one channel with the device's own values; silence after some missed cadences, never of one that people enter by hand.

    A rule that is a share of the baseline judges nothing until the channel has one.
    """
    out = []
    for rule in rules:
        if rule.channel != channel.code or not rule.applies_to(modality):
            continue
        if rule.active and not rule.active.zone:
            rule = replace(rule, active=replace(rule.active, zone=channel.device.room.site.time_zone))
        own = overrides.get((channel.device_id, rule.code))
        if rule.of_baseline:
            if channel.baseline is None:
                continue
            rule = at_baseline(rule, channel.baseline, channel.unit, channel.baseline_source)
        if own is None:
            out.append(rule)
        elif own.enabled:
            changed = override(rule, on=own.on, off=own.off, hold_s=own.hold_s)
            out.append(replace(changed, verified=True, source=own.source))
    if channel.cadence_s > 0:
        out.append(_silence(channel, settings))
    return out


def _silence(channel: Channel, settings: Mapping) -> Rule:
    hold = max(channel.cadence_s * settings["no_data_cadences"], settings["no_data_min_s"])
    return Rule(
        NO_DATA, channel.code, Kind.NO_DATA, Severity(settings["no_data_severity"]), hold_s=hold, cause="telemetry",
        texts=settings["no_data_texts"], policy_version=TELEMETRY,
    )  # fmt: skip


def list_limits(device: Device, channels: Iterable[Channel]) -> dict[int, list[dict]]:
    """By channel id: the limits in force, for people to read (silence is not among them), and those that wait for the channel's baseline."""
    rules, settings, overrides = load_rules(), load_settings(), load_overrides(device.id)
    out = {}
    for channel in channels:
        active = rules_of(channel, device.modality, rules, settings, overrides)
        if channel.baseline is None:
            active += [
                r for r in rules if r.of_baseline and r.channel == channel.code and r.applies_to(device.modality)
            ]
        out[channel.id] = [
            {**asdict(rule), "own": (device.id, rule.code) in overrides}
            for rule in active
            if rule.kind is not Kind.NO_DATA
        ]
    return out
