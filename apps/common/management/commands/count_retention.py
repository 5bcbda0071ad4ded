"""`manage.py count_retention KIND [--days N]`: what retention would delete now. Deletes nothing."""

from django.core.management.base import BaseCommand

from apps.common.retention import COUNTS, count_due


class Command(BaseCommand):
    help = (
        "Says how many of a kind retention would delete now, by the policy's days or by those given; deletes nothing."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("kind", choices=sorted(COUNTS))
        parser.add_argument("--days", type=int, help="instead of the policy's")

    def handle(self, *args, kind: str, days: int | None, **options) -> None:
        due = count_due(kind, days=days)
        self.stdout.write("kept for ever" if due is None else str(due))
