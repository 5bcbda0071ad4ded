"""The append-only trail of who did and saw what."""

from apps.common.audit.trail import record, seal_pending, verify_seals

__all__ = ["record", "seal_pending", "verify_seals"]
