"""Demo: who reads what, shared snippets, and a patient who is followed."""

from apps.common.kernel.actor import Actor
from apps.directory.public import find_user_by_username
from apps.reporting.models import ReaderProfile
from apps.reporting.services.allocation import save_reader
from apps.reporting.services.follow_up_seed import seed_follow_up
from apps.reporting.services.snippets import seed_demo_snippets

READERS = {
    "rad": (["chest", "abdomen", "breast"], 12),
    "rad2": (["neuro", "msk", "nuclear"], 12),
    "resident": (["chest"], 4),
}


def seed_demo() -> None:
    """Adds the profiles that are missing. Idempotent."""
    seed_demo_snippets()
    for username, (subspecialties, max_open) in READERS.items():
        user = find_user_by_username(username)
        if user and not ReaderProfile.objects.filter(user=user).exists():
            save_reader(
                str(user.id),
                subspecialties=subspecialties,
                max_open=max_open,
                is_available=True,
                actor=Actor.system("prepare"),
            )
    seed_follow_up()
