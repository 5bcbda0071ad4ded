"""The regions that were measured in the cases of a reader study: its objective half, which no reader's score is told by."""

from typing import Any

from apps.common.policy import get_policy
from apps.imaging.public import find_series_uids
from apps.qc.engine.reading.measured import MEASURES, read_measures, summarise_measures
from apps.qc.engine.reading.summary import Item
from apps.qc.models import ReaderItem, ReaderStudy, RoiMeasurement

TEST_HEADER = [
    "part",
    "code",
    "what",
    "of",
    "n",
    "q1",
    "median",
    "q3",
    "mean",
    "test",
    "statistic",
    "df",
    "p",
    "p_holm",
]


def get_measures(study: ReaderStudy) -> dict[str, Any]:
    """Figures of the newest measurement of each case; cases without one are named."""
    items, newest, measured = _read(study)
    alpha = get_policy("qc.reader_scale", site_id=study.site_id).payload["alpha"]
    facts = [Item(i.id, i.case_label, i.condition, i.bmi) for i in items]
    return {
        "alpha": alpha,
        "n_measured": len({i.case_label for i in items if i.id in measured}),
        "unmeasured": sorted({i.case_label for i in items if i.study_id not in newest}),
        "measures": summarise_measures(facts, measured, alpha=alpha),
    }


def list_measure_rows(study: ReaderStudy) -> list[list[Any]]:
    """One line a case and condition for a statistics program."""
    items, newest, measured = _read(study)
    return [
        [i.case_label, i.condition, i.bmi, *(row.get(code) for code in (*MEASURES, "gain")), newest[i.study_id].id, newest[i.study_id].software]
        for i in items
        if (row := measured.get(i.id))
    ]  # fmt: skip


def _read(study: ReaderStudy) -> tuple[list[ReaderItem], dict[int, RoiMeasurement], dict[int, dict[str, float]]]:
    items = list(study.items.order_by("id"))
    rows = RoiMeasurement.objects.filter(study_id__in={i.study_id for i in items}).order_by("study_id", "-id")
    newest = {row.study_id: row for row in rows.distinct("study_id")}
    uids = find_series_uids([i.series_id for i in items])
    by_series = {one["series_uid"]: one for row in newest.values() for one in row.results}
    told = {i.id: read_measures(by_series[uids[i.series_id]]) for i in items if uids.get(i.series_id) in by_series}
    return items, newest, {key: row for key, row in told.items() if row}


def list_test_rows(part: str, results: list[dict[str, Any]]) -> list[list[Any]]:
    """What a result says, one line a figure: conditions, every test with its p, agreement of readers."""
    lines: list[list[Any]] = []
    for one in results:
        head = [part, one["code"]]
        for c in one["conditions"]:
            lines.append([*head, "condition", c["condition"], c["n"], c["q1"], c["median"], c["q3"], c["mean"]])
            lines.append([*head, "bmi", c["condition"], *_write_test(c["bmi"])])
        lines += [[*head, "normality", n["condition"], *_write_test(n["result"])] for n in one["normality"]]
        lines += [[*head, "variance", "", *_write_test(one["variance"])]]
        lines += [[*head, "overall", one["why"], *_write_test(one["overall"])]]
        lines += [
            [*head, "pair", f"{p['first']} - {p['second']}", "", "", "", "", "", p["test"], p["statistic"], "", p["p"], p["p_holm"]]
            for p in one["pairs"]
        ]  # fmt: skip
        for row in one.get("agreement", ()):
            for weights in ("linear", "quadratic"):
                lines.append(
                    [*head, "agreement", " - ".join(row["readers"]), row["n"], "", "", "", "", f"kappa_{weights}", row[weights]]
                )  # fmt: skip
    return [line + [""] * (len(TEST_HEADER) - len(line)) for line in lines if len(line) > 4]


def _write_test(outcome: dict[str, Any] | None) -> list[Any]:
    if outcome is None:
        return []
    df = " ".join(f"{value:g}" for value in outcome["df"])
    return ["", "", "", "", "", outcome["test"], outcome["statistic"], df, outcome["p"]]
