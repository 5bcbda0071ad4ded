"""`manage.py assess_contrast IN.jsonl --out OUT.jsonl`: what a rule pack says to each case, without a server or a database."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render
from apps.common.management.file_commands import finish, read_lines, write_whole
from apps.safety.engine.contrast_lines import ContrastLine, parse_contrast_line
from apps.safety.engine.facts import Assessment, Stage
from apps.safety.engine.screening import assess_case
from apps.safety.selectors.shipped import load_shelf, load_shipped_rules


class Command(BaseCommand):
    help = "Judges contrast cases, one JSON object a line, by the rule pack that each names."
    requires_system_checks: list = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("cases", metavar="IN.jsonl")
        parser.add_argument("--out", required=True)

    def handle(self, *args, cases: str, out: str, **options) -> None:
        errors: list[dict] = []
        lines = []
        for number, data in read_lines(cases, errors):
            line = parse_contrast_line(data, load_shelf())
            if isinstance(line, ContrastLine):
                lines.append(json.dumps(judge_line(line), ensure_ascii=False))
            else:
                errors += [{"file": cases, "line": number, "error": fault} for fault in line]
        try:
            write_whole(Path(out), "".join(line + "\n" for line in lines))
        except OSError as error:
            errors.append({"file": out, "error": error.strerror or str(error)})
        finish(errors)


def judge_line(line: ContrastLine) -> dict[str, Any]:
    rules = load_shipped_rules(line.pack)
    result = assess_case(line.case, rules, starts_at=line.starts_at, now=line.now, stage=Stage.SCAN)
    reasons = [*result.reasons, *_say_missing(line)]
    return {
        "id": line.id,
        "decision": str(result.verdict),
        "reasons": [_to_words(reason) for reason in reasons],
        "actions": _list_actions(result, line),
        "policy_version": result.pack,
    }


def _say_missing(line: ContrastLine) -> list[Reason]:
    """A question that nobody put is said; it is neither yes nor no."""
    names = [f"safety.asks_{name}" for name in line.names]
    return [Reason("safety.not_stated", {"names": names})] if names and line.case.agent else []


def _list_actions(result: Assessment, line: ContrastLine) -> list[dict[str, Any]]:
    zone = line.starts_at.tzinfo
    return [
        {"code": act.code, "due_at": act.due_at.astimezone(zone).isoformat() if act.due_at else None}
        for act in result.acts
    ]


def _to_words(reason: Reason) -> dict[str, Any]:
    data = reason.to_json()
    return {
        "code": data["code"],
        "params": data["params"],
        "text_zh": render(reason, "zh-Hans"),
        "text_en": render(reason, "en"),
    }
