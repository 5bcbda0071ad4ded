"""`manage.py import_plan RUN PLAN.json`: a plan that was made elsewhere for an exported horizon becomes proposals."""

from django.core.management.base import BaseCommand

from apps.common.kernel.errors import RadflowError
from apps.common.kernel.words import render
from apps.common.management.file_commands import fail
from apps.scheduling.engine.fields import BadInstance
from apps.scheduling.management.file_commands import read_json
from apps.scheduling.public import take_plan


class Command(BaseCommand):
    help = "Checks the plan against the run's instance and proposes its changes; a person applies them on the planner's screen."

    def add_arguments(self, parser) -> None:
        parser.add_argument("run", type=int, metavar="RUN")
        parser.add_argument("plan", metavar="PLAN.json")

    def handle(self, *args, run: int, plan: str, **options) -> None:
        try:
            done = take_plan(run, read_json(plan))
        except BadInstance as bad:
            fail([{"file": plan, **fault.to_json()} for fault in bad.faults])
        except RadflowError as error:
            fail([{"argument": "RUN", "error": render(error.reason, "en")}])
        self.stdout.write(f"{done.changes.count()} changes")
