import json
import sys
import time

from django.core.management.base import BaseCommand

from apps.common.kernel.words import render
from apps.common.management.file_commands import finish, read_lines, write_out
from apps.qc.engine.checking import ENGINE_VERSION, LEXICON_VERSION, check, warm_up
from apps.qc.engine.history_trial import hold_trial
from apps.qc.engine.lines import parse_report
from apps.qc.engine.report import STAGES
from apps.qc.engine.report_history import NO_HISTORY, ReportHistory, learn

WORDS = {"zh": "zh-Hans", "en": "en"}


class Command(BaseCommand):
    help = "Checks a file of reports, one JSON object a line, without a server or a database."
    requires_system_checks: list = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("reports", metavar="IN.jsonl")
        parser.add_argument("--out", required=True)
        parser.add_argument("--train", help="signed reports of the same form: the department's own history")
        parser.add_argument("--stage", choices=STAGES, default="audit")

    def handle(self, *args, reports: str, out: str, train: str | None, stage: str, **options) -> None:
        errors: list[dict] = []
        history = self._learn(train, errors) if train else NO_HISTORY
        known = []
        for number, data in read_lines(reports, errors):
            try:
                known.append((data, parse_report(data)))
            except ValueError as error:
                errors.append({"file": reports, "line": number, "error": str(error)})
        warm_up({snapshot.lang for _, snapshot in known}, history)
        lines = []
        for data, snapshot in known:
            started = time.perf_counter()
            found = check(snapshot, stage=stage, history=history)
            ms = round((time.perf_counter() - started) * 1000, 3)
            alerts = [_alert(finding, WORDS[snapshot.lang]) for finding in found]
            line = {
                "id": data.get("id"),
                "ms": ms,
                "alerts": alerts,
                "engine": ENGINE_VERSION,
                "lexicon": LEXICON_VERSION,
            }
            lines.append(json.dumps(line, ensure_ascii=False))
        write_out(out, "".join(line + "\n" for line in lines), errors)
        finish(errors)

    @staticmethod
    def _learn(train: str, errors: list[dict]) -> ReportHistory:
        """The department's own signed reports; a bad line is named and skipped."""
        reports = []
        for number, data in read_lines(train, errors):
            try:
                reports.append(parse_report(data))
            except ValueError as error:
                errors.append({"file": train, "line": number, "error": str(error)})
        history = hold_trial(learn(reports))
        trusted = ", ".join(sorted(history.trusted)) or "no language"
        print(f"{history.n_reports} different reports of history learned, trusted in {trusted}", file=sys.stderr)
        return history


def _alert(finding, language: str) -> dict:
    row = finding.to_json()
    reason = row.pop("reason")
    row.pop("rule_version")
    return row | {"message": render(finding.reason, language), "code": reason["code"]}
