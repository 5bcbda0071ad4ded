from apps.common.retention.holds import held_patients, lift_hold, list_holds, place_hold, share_hold
from apps.common.retention.kinds import COUNTS, register_kind
from apps.common.retention.run import POLICY, apply_retention, count_due, describe_kinds

__all__ = [
    "COUNTS",
    "POLICY",
    "apply_retention",
    "count_due",
    "describe_kinds",
    "held_patients",
    "lift_hold",
    "list_holds",
    "place_hold",
    "register_kind",
    "share_hold",
]
