"""`manage.py suggest_exam IN.jsonl --out OUT.jsonl`: up to three exams of the starter catalogue for each order text."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render
from apps.common.management.file_commands import finish, read_lines, write_whole
from apps.workflow.engine.order_text import Proposal
from apps.workflow.selectors.order_text import suggest_from_starter

LONGEST = 20_000
OLDEST = 150


class Command(BaseCommand):
    help = "Proposes exam codes for order texts, one JSON object a line, without a server or a database."
    requires_system_checks: list = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("orders", metavar="IN.jsonl")
        parser.add_argument("--out", required=True)

    def handle(self, *args, orders: str, out: str, **options) -> None:
        errors: list[dict] = []
        lines = []
        for number, data in read_lines(orders, errors):
            if faults := find_faults(data):
                errors += [{"file": orders, "line": number, "error": fault} for fault in faults]
                continue
            proposal = suggest_from_starter(data["text"], sex=data.get("sex") or "", age=data.get("age"))
            lines.append(json.dumps({"id": data["id"], **to_row(proposal)}, ensure_ascii=False))
        try:
            write_whole(Path(out), "".join(line + "\n" for line in lines))
        except OSError as error:
            errors.append({"file": out, "error": error.strerror or str(error)})
        finish(errors)


def find_faults(data: Any) -> list[str]:
    """Every fault of a line; `lang` says what it is written in and is not needed: texts mix their languages."""
    if not isinstance(data, dict):
        return ["an order is a JSON object"]
    age = data.get("age")
    rules = {
        "id: needed, text or a number": isinstance(data.get("id"), (str, int)) and not isinstance(data.get("id"), bool),
        f"text: text of at most {LONGEST} characters": isinstance(data.get("text"), str)
        and len(data["text"]) <= LONGEST,
        "lang: 'zh' or 'en'": data.get("lang") in (None, "", "zh", "en"),
        "sex: 'M', 'F', 'O', 'U' or absent": data.get("sex") in (None, "", "M", "F", "O", "U"),
        f"age: years from 0 to {OLDEST}, or absent": age is None
        or isinstance(age, (int, float))
        and not isinstance(age, bool)
        and 0 <= age <= OLDEST,
    }
    return [said for said, holds in rules.items() if not holds]


def to_row(proposal: Proposal) -> dict[str, Any]:
    row: dict[str, Any] = {
        "suggestions": [
            {"code": s.code, "score": s.score, "side": s.side or None, "reasons": [to_words(r) for r in s.reasons]}
            for s in proposal.suggestions
        ]
    }
    return row if proposal.suggestions else row | {"why_not": [to_words(r) for r in proposal.why_not]}


def to_words(reason: Reason) -> dict[str, Any]:
    data = reason.to_json()
    return {
        "code": data["code"],
        "params": data["params"],
        "text_zh": render(reason, "zh-Hans"),
        "text_en": render(reason, "en"),
    }
