from uuid import UUID

from apps.directory.models import RecoveryCode, SecondFactor


def find_second_factor(user_id: UUID | str) -> SecondFactor | None:
    """The one that is asked for; one that was never confirmed is none."""
    return SecondFactor.objects.filter(user_id=user_id, confirmed_at__isnull=False).first()


def count_recovery_codes(factor: SecondFactor) -> int:
    return RecoveryCode.objects.filter(factor=factor, used_at=None).count()
