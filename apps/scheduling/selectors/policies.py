from datetime import timedelta

from apps.common.policy import Policy, get_policy
from apps.scheduling.engine.changeovers import Changeovers


def booking_policy(site_id: int) -> Policy:
    """Minutes and seconds of booking; never literals in code."""
    return get_policy("scheduling.booking", site_id=site_id)


def rights_policy(site_id: int) -> Policy:
    """Limits of overbooking, and the classes for which squeezing in and late booking are ruled."""
    return get_policy("scheduling.rights", site_id=site_id)


def min_identifiers(site_id: int) -> int:
    """How many identifiers must agree before a patient is checked in."""
    return get_policy("scheduling.queue", site_id=site_id).payload["min_identifiers"]


def cleaning_time(site_id: int, modality: str) -> timedelta:
    """After an isolated patient, before the next one."""
    changeovers = Changeovers(get_policy("scheduling.changeovers", site_id=site_id).payload)
    return timedelta(minutes=changeovers.cleaning_min(modality))


def plan_policy(site_id: int) -> Policy:
    """Weights and rules of plan runs."""
    return get_policy("scheduling.plan", site_id=site_id)


def plan_undo_min(site_id: int) -> int:
    """For how long an applied plan may be taken back; 0: not at all."""
    return plan_policy(site_id).payload.get("undo_min", 0)
