import json

from django.core.management.base import BaseCommand

from apps.common.management.file_commands import finish, load_json, read_text, write_out
from apps.qc.engine.lines import parse_design, parse_frame
from apps.qc.engine.sampling import draw_sample


class Command(BaseCommand):
    help = "Draws a replayable sample from a frame table, without a server or a database."
    requires_system_checks: list = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("frame", metavar="FRAME.csv")
        parser.add_argument("--design", required=True)
        parser.add_argument("--seed", required=True)
        parser.add_argument("--out", required=True)

    def handle(self, *args, frame: str, design: str, seed: str, out: str, **options) -> None:
        errors: list[dict] = []
        number = _whole(seed, errors)
        plan_text, frame_text = read_text(design, errors), read_text(frame, errors)
        plan = None
        if plan_text is not None:
            try:
                plan, faults = parse_design(load_json(plan_text))
            except (ValueError, RecursionError) as error:
                faults = [f"no JSON: {error}"]
            errors += [{"file": design, "error": fault} for fault in faults]
        if plan and frame_text is not None:
            rows, faults = parse_frame(frame_text, plan)
            errors += [{"file": frame, "error": fault} for fault in faults]
        if not errors:
            result = draw_sample(rows, plan, seed=number)
            text = json.dumps(
                {
                    "seed": result.seed,
                    "frame_hash": result.frame_hash,
                    "drawn": [
                        {
                            "id": item.id,
                            "stratum": dict(zip(plan.strata, item.stratum)),
                            "inclusion_probability": item.inclusion_probability,
                        }
                        for item in result.drawn
                    ],
                    "excluded": [{"id": id_, "reason": reason} for id_, reason in result.excluded],
                },
                ensure_ascii=False,
                indent=1,
            )
            write_out(out, text + "\n", errors)
        finish(errors)


def _whole(text: str, errors: list[dict]) -> int:
    try:
        return int(text)
    except ValueError:
        errors.append({"argument": "--seed", "error": f"{text!r} is no whole number"})
        return 0
