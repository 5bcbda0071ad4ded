"""The append-only trail of who did and saw what."""

from apps.common.audit.chain import ChainCheck, check_chain, verify_seals
from apps.common.audit.trail import count_acts, list_acts, list_acts_on, record, seal_pending

__all__ = [
    "ChainCheck",
    "check_chain",
    "count_acts",
    "list_acts",
    "list_acts_on",
    "record",
    "seal_pending",
    "verify_seals",
]
