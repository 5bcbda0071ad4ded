"""The append-only trail of who did and saw what."""

from apps.common.audit.chain import ChainCheck, check_chain, verify_seals
from apps.common.audit.trail import list_acts, record, seal_pending

__all__ = ["ChainCheck", "check_chain", "list_acts", "record", "seal_pending", "verify_seals"]
