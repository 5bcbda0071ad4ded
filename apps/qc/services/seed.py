from apps.qc.services.phantom_seed import seed_past_phantoms
from apps.qc.services.quality_seed import seed_past_quality
from apps.qc.services.rules_seed import seed_rules


def seed_demo() -> None:
    """What a demonstration department has measured before. Idempotent."""
    seed_past_phantoms()
    seed_past_quality()
    seed_rules()
