"""Thresholds and rule packs as versioned, sourced data. Code asks for a code; the row that is active answers."""

from apps.common.policy.checks import add_check, find_drafter
from apps.common.policy.registry import Policy, activate_policy, draft_policy, find_policy, get_policy
from apps.common.policy.seeding import load_shipped, seed_policies

__all__ = [
    "Policy",
    "activate_policy",
    "add_check",
    "draft_policy",
    "find_drafter",
    "find_policy",
    "get_policy",
    "load_shipped",
    "seed_policies",
]
