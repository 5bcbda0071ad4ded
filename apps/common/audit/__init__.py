"""The append-only trail of who did and saw what."""

from apps.common.audit.trail import list_acts, record, seal_pending, verify_seals

__all__ = ["list_acts", "record", "seal_pending", "verify_seals"]
