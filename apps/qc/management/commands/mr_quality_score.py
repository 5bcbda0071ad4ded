import json

from django.core.management.base import BaseCommand

from apps.common.management.file_commands import finish, read_text, write_out
from apps.qc.public import apply_score, learn_score


class Command(BaseCommand):
    help = "Learns a score of MR quality from a table of metrics and ratings, tells its calibration and its AUC at sites left out, and scores a second table; without a server or a database."
    requires_system_checks: list = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("train", metavar="TRAIN.csv")
        parser.add_argument("--score", metavar="NEW.csv")
        parser.add_argument("--out", required=True, metavar="OUT.json")

    def handle(self, *args, train: str, score: str | None, out: str, **options) -> None:
        errors: list[dict] = []
        text, new = read_text(train, errors), read_text(score, errors) if score else None
        learned, faults = learn_score(text) if text is not None else (None, [])
        errors += [{"file": train, **fault.write()} for fault in faults]
        if learned and new is not None:
            learned["scores"], faults = apply_score(learned["model"], new)
            errors += [{"file": score, **fault.write()} for fault in faults]
        if learned and not errors:
            write_out(out, json.dumps(learned, ensure_ascii=False, indent=1) + "\n", errors)
        finish(errors)
