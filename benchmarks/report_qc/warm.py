"""What a department's own signed reports add: text faults in held-out reports, cold and warm in one run.

    .venv/bin/python -m benchmarks.report_qc.warm [--lang zh|en] [--variants 60]

The history is made of the development reports: each in so many variants with other figures and sides, as a department writes the
same things again and again. It is judged on `held`, of which neither report nor variant is in the history; totals only. A history
of variants knows the words of few authors: it says what the model can learn, not what a real archive teaches.
"""

import argparse
import random
import re
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "platform")]

from apps.qc.engine.history_trial import ENOUGH_SHAPES, count_shapes, find_share, hold_trial  # noqa: E402
from apps.qc.engine.lines import parse_report  # noqa: E402
from apps.qc.engine.report_history import NO_HISTORY, ReportHistory, learn  # noqa: E402
from benchmarks.report_qc.__main__ import is_hit, run  # noqa: E402
from benchmarks.report_qc.faults import make_faulty  # noqa: E402
from benchmarks.report_qc.reports import Sample, load_reports  # noqa: E402

TEXT = ("typo", "char_extra", "char_missing")
_SWAPPED = {"左": "右", "右": "左", "left": "right", "right": "left", "Left": "Right", "Right": "Left"}
_SIDE = re.compile("左|右|" + r"\b(?:[Ll]eft|[Rr]ight)\b")


def vary(sample: Sample, rng: random.Random) -> dict:
    """The same report with other sizes and, in half of them, the other side throughout."""
    swap = rng.random() < 0.5

    def change(text: str) -> str:
        text = re.sub(r"(?<![\d./\-A-Za-z])\d{1,2}(?=\s?(?:mm|cm|HU|ml))", lambda m: str(rng.randint(2, 60)), text)
        return _SIDE.sub(lambda m: _SWAPPED[m.group()], text) if swap else text

    return sample.data | {name: change(sample.data[name]) for name in ("findings", "impression")} | {"prior": []}


def make_history(lang: str, variants: int) -> ReportHistory:
    rng = random.Random(7)
    own = load_reports("dev", lang) + load_reports("dev", lang, name=f"clean_{lang}")
    return learn(parse_report(vary(sample, rng)) for sample in own for _ in range(variants))


def measure(lang: str, history: ReportHistory) -> None:
    held = load_reports("held", lang)
    clean = held + load_reports("held", lang, name=f"later_{lang}")
    n = count_shapes(history)[lang]
    print(
        f"{lang}: history of {history.n_reports} reports, {n} different sentences ({ENOUGH_SHAPES} are enough), faults found in {find_share(history, lang):.1%} of those kept back"
    )
    forced = replace(history, trusted=frozenset([lang]))
    for name, known in (("cold", NO_HISTORY), ("warm", hold_trial(history)), ("as if trusted", forced)):
        started = time.process_time()
        run(held[0], known)
        built = time.process_time() - started
        found = {sample.id: run(sample, known)[0] for sample in clean}
        alerted = sum(any(f.severity != "info" for f in rows) for rows in found.values())
        figures = []
        for category in TEXT:
            faulty = make_faulty(held, category, seed=1, most=60)
            hits = sum(is_hit(run(sample, known)[0], sample.faults[0]) for sample in faulty)
            figures.append(f"{category} {hits}/{len(faulty)}")
        print(
            f"  {name}: {', '.join(figures)}, clean alerted {alerted}/{len(clean)}, model made in {built:.1f} s of CPU"
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lang", choices=("zh", "en"))
    parser.add_argument("--variants", type=int, default=60)
    given = parser.parse_args()
    for lang in [given.lang] if given.lang else ["zh", "en"]:
        measure(lang, make_history(lang, given.variants))


if __name__ == "__main__":
    main()
