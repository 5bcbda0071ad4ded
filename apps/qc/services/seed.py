from apps.qc.services.phantom_seed import seed_past_phantoms


def seed_demo() -> None:
    """What a demonstration department has measured before. Idempotent."""
    seed_past_phantoms()
