"""Recall by category and language, false alarms on clean reports, precision and time, cold and with a history.

    .venv/bin/python -m benchmarks.report_qc [dev|held] [--warm] [--misses]

The reports of `held` were written before any rule was tuned and only their totals are looked at (`--misses` refuses them).
Faults are put in by `faults.py`: inserted faults are easier than those of life. With `--warm` each fifth of the reports is
checked by a model that has learned the other clean reports of both parts.
"""

import argparse
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "platform")]

from apps.qc.engine.checking import check  # noqa: E402
from apps.qc.engine.lines import parse_report  # noqa: E402
from apps.qc.engine.report_history import NO_HISTORY, learn  # noqa: E402
from benchmarks.report_qc.faults import FAULTS, make_faulty  # noqa: E402
from benchmarks.report_qc.reports import Sample, load_reports  # noqa: E402

FOLDS = 5


def run(sample: Sample, history) -> tuple[list, float]:
    snapshot = parse_report(sample.data)
    started = time.perf_counter()
    found = check(snapshot, history=history)
    return found, (time.perf_counter() - started) * 1000


def is_hit(found: list, fault: tuple[str, str, int, int]) -> bool:
    category, section, start, end = fault
    return any(
        f.category == category
        and f.section == section
        and f.start < max(end, start + 1)
        and start < max(f.end, f.start + 1)
        for f in found
    )


def measure(part: str, lang: str, warm: bool, show: bool) -> None:
    clean = load_reports(part, lang)
    others = load_reports("dev" if part == "held" else "held", lang)
    histories = [NO_HISTORY] * FOLDS
    if warm:
        histories = [
            learn(parse_report(s.data) for s in [*others, *(s for n, s in enumerate(clean) if n % FOLDS != fold)])
            for fold in range(FOLDS)
        ]
    fold_of = {sample.id: number % FOLDS for number, sample in enumerate(clean)}
    for sample in clean[:FOLDS]:
        run(sample, histories[fold_of[sample.id]])
    faulty_base = clean
    if part == "dev":
        clean = clean + load_reports("dev", lang, name=f"clean_{lang}")
        histories = histories * (len(clean) // FOLDS + 1)
        fold_of |= {sample.id: number % FOLDS for number, sample in enumerate(clean)}
    times, false, blocked, hinted, kinds = [], 0, 0, 0, Counter()
    for sample in clean:
        found, ms = run(sample, histories[fold_of[sample.id]])
        times.append(ms)
        loud = [f for f in found if f.severity != "info"]
        kinds.update({f.category for f in loud})
        false += bool(loud)
        hinted += len(loud) < len(found)
        blocked += any(f.blocking for f in found)
        if show and loud:
            for f in loud:
                print(
                    f"  FP {sample.id} {f.category} {sample.data[f.section][f.start : f.end]!r} {dict(f.reason.params)}"
                )
    hits = total = right = alerts = loud_hits = 0
    rows = []
    for category in FAULTS:
        faulty = make_faulty(faulty_base, category, seed=1, most=60)
        n_hit = 0
        for sample in faulty:
            found, ms = run(sample, histories[fold_of[sample.id.split(":")[0]]])
            times.append(ms)
            hit = is_hit(found, sample.faults[0])
            n_hit += hit
            loud = [f for f in found if f.severity != "info"]
            loud_hits += is_hit(loud, sample.faults[0])
            alerts += len(loud)
            right += sum(1 for f in loud if f.category == category or is_near(f, sample.faults[0]))
            if show and not hit:
                _, section, start, end = sample.faults[0]
                text = sample.data[section]
                print(
                    f"  MISS {sample.id} {text[max(0, start - 12) : start]}[{text[start:end][:60]}]{text[end : end + 12]!r} -> {[(f.category, sample.data[f.section][f.start : f.end][:30]) for f in found]}"
                )
        hits, total = hits + n_hit, total + len(faulty)
        rows.append((category, n_hit, len(faulty)))
    times.sort()
    print(
        f"{part} {lang} {'warm' if warm else 'cold'}: micro {hits / total:.1%} of {total} ({loud_hits / total:.1%} without hints), macro {statistics.mean(h / n for _, h, n in rows if n):.1%}, clean alerted {false}/{len(clean)} ({false / len(clean):.1%}), blocked {blocked}, hinted {hinted / len(clean):.0%}, precision {right / max(1, alerts):.1%}, ms mean {statistics.mean(times):.1f} p95 {times[int(len(times) * 0.95)]:.1f}"
    )
    if part == "held":
        later = load_reports("held", lang, name=f"later_{lang}")
        alerted = sum(any(f.severity != "info" for f in run(sample, histories[0])[0]) for sample in later)
        print(f"  clean reports written after tuning, alerted {alerted}/{len(later)}")
    print("  clean reports alerted by " + ", ".join(f"{kind} {n}" for kind, n in kinds.most_common()))
    print("  " + ", ".join(f"{category} {h}/{n}" for category, h, n in rows))


def is_near(finding, fault) -> bool:
    """Lenient: an alert at the fault's place, whatever it calls it."""
    return finding.section == fault[1] and finding.start < fault[3] + 1 and fault[2] < finding.end + 1


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("part", nargs="?", default="held", choices=("dev", "held"))
    parser.add_argument("--warm", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--lang", choices=("zh", "en"))
    given = parser.parse_args()
    if given.misses and given.part == "held":
        parser.error("the held-out part is judged by its totals only")
    for lang in [given.lang] if given.lang else ["zh", "en"]:
        measure(given.part, lang, given.warm, given.misses)


if __name__ == "__main__":
    main()
