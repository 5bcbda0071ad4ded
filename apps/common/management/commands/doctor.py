"""`manage.py doctor`: says in plain words what is wrong with this installation. Works with every server down."""

import json

from django.core.management.base import BaseCommand

from apps.common.doctor import examine
from apps.common.kernel.words import LANGUAGES, render, say

MARKS = {
    "zh-Hans": {"error": "故障", "warning": "注意", "info": "说明"},
    "en": {"error": "FAULT", "warning": "look", "info": "note"},
}
SOUND = {"zh-Hans": "正常", "en": "sound"}


class Command(BaseCommand):
    help = "Looks at servers, disk, settings, processes and data; ends with 1 when something does not work."
    requires_system_checks = ()

    def add_arguments(self, parser) -> None:
        parser.add_argument("--lang", choices=LANGUAGES, default="en")
        parser.add_argument("--json", action="store_true", help="findings as data")

    def handle(self, *args, lang: str, **options) -> None:
        found = examine()
        if options["json"]:
            rows = {part: [r.to_json() | {"text": render(r, lang)} for r in reasons] for part, reasons in found.items()}
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            for part, reasons in found.items():
                self._say(part, reasons, lang)
        if any(reason.severity == "error" for reasons in found.values() for reason in reasons):
            raise SystemExit(1)

    def _say(self, part: str, reasons: list, lang: str) -> None:
        name = say("doctor", part, lang)
        if not reasons:
            self.stdout.write(f"{name}: {SOUND[lang]}")
        for reason in reasons:
            self.stdout.write(f"{name}: {MARKS[lang][reason.severity]}: {render(reason, lang)}")
