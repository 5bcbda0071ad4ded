"""`manage.py replay_alarms --rules RULES.json IN.csv --out OUT.csv`: readings through the alarm evaluator, without a server."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand

from apps.common.management.file_commands import finish
from apps.devices.management.file_commands import convert_files
from apps.devices.public import BadRules, load_replay_rules, replay


class Command(BaseCommand):
    help = "Replays device,channel,timestamp,value,quality through alarm rules and writes the transitions."
    requires_system_checks: list = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("source", metavar="IN.csv")
        parser.add_argument("--rules", required=True, help="an exported policy, or its payload")
        parser.add_argument("--out", required=True)

    def handle(self, *args, source: str, rules: str, out: str, **options) -> None:
        try:
            found = load_replay_rules(json.loads(Path(rules).read_bytes()))
        except OSError as error:
            finish([{"file": rules, "error": error.strerror or str(error)}])
        except BadRules as bad:
            finish([{"file": rules, "path": path, "error": what} for path, what in bad.errors])
        except (ValueError, RecursionError) as error:
            finish([{"file": rules, "error": f"no JSON: {error}"}])
        else:
            finish(convert_files(Path(source), Path(out), lambda name, raw: replay(name, raw, found)))
