"""`manage.py export_horizon --site main --out INSTANCE.json`: the live calendar as a pseudonymised mids-1 instance."""

from datetime import date

from django.core.management.base import BaseCommand

from apps.common.kernel.errors import RadflowError
from apps.common.kernel.words import render
from apps.common.management.file_commands import fail
from apps.directory.public import find_site_by_code
from apps.scheduling.engine.runs import Moves
from apps.scheduling.management.file_commands import write_json
from apps.scheduling.public import keep_horizon


class Command(BaseCommand):
    help = "Writes what a plan run would see; `import_plan` takes a plan for it back."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--site", required=True, metavar="CODE")
        parser.add_argument("--from", dest="first_day", type=date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument("--days", type=int)
        parser.add_argument("--modality", action="append", default=[])
        parser.add_argument("--moves", choices=list(Moves), default=Moves.UNTOLD)
        parser.add_argument("--out", required=True, metavar="INSTANCE.json")

    def handle(self, *args, site: str, out: str, **options) -> None:
        found = find_site_by_code(site)
        if found is None:
            fail([{"argument": "--site", "error": f"there is no site {site!r}"}])
        facts = {name: options[name] for name in ("first_day", "days", "moves")}
        try:
            run = keep_horizon(found.pk, modalities=options["modality"], **facts)
        except RadflowError as error:
            fail([{"argument": "--from, --days", "error": render(error.reason, "en")}])
        write_json(out, run.instance)
        self.stdout.write(f"run {run.pk}")
