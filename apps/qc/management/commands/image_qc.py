import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from apps.common.kernel.words import render
from apps.common.management.file_commands import fail, finish, load_json, read_text, write_out
from apps.qc.public import ImageFinding, ImageOrder, check_folder, parse_order

LANGUAGES = {"en": "en", "zh": "zh-Hans"}


class Command(BaseCommand):
    help = "Checks folders of images against their orders, one sub-folder a case, without a server or a database."
    requires_system_checks: list = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("folder", metavar="DIR")
        parser.add_argument("--orders", required=True, metavar="ORDERS.json")
        parser.add_argument("--out", required=True, metavar="OUT.json")
        parser.add_argument("--lang", choices=sorted(LANGUAGES), default="en", help="language of the messages")

    def handle(self, *args, folder: str, orders: str, out: str, lang: str, **options) -> None:
        errors: list[dict] = []
        known = _read_orders(orders, errors)
        cases = _list_cases(folder, errors)
        if errors and (known is None or cases is None):
            fail(errors)
        known, cases = known or {}, cases or []
        names = {case.name for case in cases}
        errors += [{"file": orders, "case": name, "error": "no such folder"} for name in known if name not in names]
        result = {}
        for case in cases:
            order = _parse(known, case.name, orders, errors)
            result[case.name] = [_tell(finding, LANGUAGES[lang]) for finding in check_folder(case, order)]
            print(f"{case.name}: {len(result[case.name])}", file=sys.stderr) if options["verbosity"] > 1 else None
        write_out(out, json.dumps(result, ensure_ascii=False, indent=1) + "\n", errors)
        finish(errors)


def _read_orders(path: str, errors: list[dict]) -> dict[str, Any] | None:
    text = read_text(path, errors)
    if text is None:
        return None
    try:
        data = load_json(text)
    except (ValueError, RecursionError) as error:
        errors.append({"file": path, "error": f"no JSON: {error}"})
    else:
        if isinstance(data, dict):
            return data
        errors.append({"file": path, "error": "orders are an object, case to order"})
    return None


def _list_cases(folder: str, errors: list[dict]) -> list[Path] | None:
    try:
        return sorted(p for p in Path(folder).iterdir() if p.is_dir() and not p.name.startswith("."))
    except OSError as error:
        errors.append({"file": folder, "error": error.strerror or str(error)})
        return None


def _parse(known: dict[str, Any], case: str, path: str, errors: list[dict]) -> ImageOrder | None:
    if case not in known:
        return None
    try:
        return parse_order(known[case])
    except ValueError as error:
        errors.append({"file": path, "case": case, "error": str(error)})
        return None


def _tell(finding: ImageFinding, language: str) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity,
        "series": finding.series,
        "instance": finding.instance,
        "message": render(finding.reason, language),
        "measured": finding.measured,
        "expected": finding.expected,
    }
