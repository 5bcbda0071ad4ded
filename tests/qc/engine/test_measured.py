"""Objective figures of a reader study: the same tests as the scores, the gain beside the contrast."""

import numpy as np
import pytest

from apps.qc.engine.reading.measured import read_measures, summarise_measures
from apps.qc.engine.reading.summary import Item

ROW = {"cnr": 8.0, "gain": 0.6, "regions": [{"role": "fat", "mean": -90.0, "sd": 10.0, "snr": -9.0}, {"role": "target", "mean": 60.0, "sd": 6.0, "snr": 10.0}]}  # fmt: skip


def test_the_target_and_the_contrast_are_read_and_what_is_not_there_is_left_out():
    assert read_measures(ROW) == {"mean": 60.0, "noise": 6.0, "snr": 10.0, "cnr": 8.0, "gain": 0.6}
    assert read_measures({"cnr": None, "gain": None, "regions": [ROW["regions"][0]]}) == {}


def test_three_reconstructions_of_ten_cases_are_compared_case_by_case():
    draw = np.random.default_rng(2)
    names, items, measured = ("FBP", "IR", "DL"), [], {}
    for case in range(10):
        for n, name in enumerate(names):
            items.append(Item(len(items), f"case {case}", name, 20.0 + case))
            cnr = 5.0 + 3 * n + draw.normal(0, 0.4)
            measured[items[-1].id] = {"cnr": cnr, "gain": 0.6 * n, "noise": 20.0 + 2 * case}
    del measured[0]["noise"]
    told = {one["code"]: one for one in summarise_measures(items, measured, alpha=0.05)}
    assert list(told) == ["mean", "noise", "snr", "cnr"]
    cnr = told["cnr"]
    assert (cnr["n_cases"], cnr["why"], cnr["overall"]["test"]) == (10, "normal_equal", "anova")
    assert cnr["overall"]["p"] < 1e-6 and all(pair["p_holm"] < 1e-6 for pair in cnr["pairs"])
    assert [round(c["gain"], 6) for c in cnr["conditions"]] == [0.0, 0.6, 1.2]
    assert (told["noise"]["n_cases"], told["noise"]["conditions"][0]["n"]) == (
        9,
        9,
    )  # a case without a value is out of the tests
    assert told["noise"]["conditions"][1]["bmi"]["statistic"] == pytest.approx(1.0)
    assert (told["snr"]["why"], told["snr"]["conditions"][0]["n"]) == ("too_few", 0)
