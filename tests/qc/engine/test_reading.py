"""Statistics of reader studies, against figures that are published with R and in its data sets' manuals (not computed by scipy)."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.qc.engine.agreement import compute_kappa
from apps.qc.engine.reading.comparing import (
    adjust_holm,
    check_normality,
    check_variance,
    compare_conditions,
    compare_signed_ranks,
    correlate,
    run_anova,
    run_kruskal,
)
from apps.qc.engine.reading.order import order_items
from apps.qc.engine.reading.summary import Item, Score, summarise_criterion

# R: PlantGrowth. summary(aov(weight ~ group)): F(2, 27) = 4.846, p = 0.01591; kruskal.test: 7.9882, df 2, p = 0.01842;
# car::leveneTest: F = 1.1192, p = 0.3412; shapiro.test of each: p = 0.7475, 0.4519, 0.5643
CTRL = [4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14]
TRT1 = [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69]
TRT2 = [6.31, 5.12, 5.54, 5.50, 5.37, 5.29, 4.92, 6.15, 5.80, 5.26]
GROWTH = {"ctrl": CTRL, "trt1": TRT1, "trt2": TRT2}
# R: ?kruskal.test, Hollander and Wolfe (1973), p. 116: 0.77143, df 2, p = 0.68
CLEARANCE = {"normal": [2.9, 3.0, 2.5, 2.6, 3.2], "ill": [3.8, 2.7, 4.0, 2.4], "asbestos": [2.8, 3.4, 3.7, 2.2, 2.0]}
# R: ?wilcox.test, Hollander and Wolfe (1973), p. 29: V = 40 of 45, one-sided p = 0.01953
BEFORE = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
AFTER = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
# R: mtcars. cor.test(mpg, wt): r = -0.8676594, p = 1.294e-10; shapiro.test(mpg): W = 0.94756, p = 0.1229
MPG = [21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4]  # fmt: skip
WT = [2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.2, 1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78]  # fmt: skip
# R: irr, data(anxiety); kappa2(anxiety[, 1:2], "squared"): 0.297
ANXIETY_1 = [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3]
ANXIETY_2 = [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4]


def test_analysis_of_variance_of_plant_growth():
    told = run_anova(GROWTH)
    assert (round(told.statistic, 3), round(told.p, 5), told.df) == (4.846, 0.01591, (2, 27))


def test_kruskal_wallis_of_plant_growth_and_of_clearance():
    told = run_kruskal(GROWTH)
    assert (round(told.statistic, 4), round(told.p, 5), told.df) == (7.9882, 0.01842, (2,))
    told = run_kruskal(CLEARANCE)
    assert (round(told.statistic, 5), round(told.p, 2)) == (0.77143, 0.68)


def test_levene_of_plant_growth():
    told = check_variance(list(GROWTH.values()))
    assert (round(told.statistic, 4), round(told.p, 4), told.df) == (1.1192, 0.3412, (2, 27))


@pytest.mark.parametrize(("values", "p"), [(CTRL, 0.7475), (TRT1, 0.4519), (TRT2, 0.5643), (MPG, 0.1229)])
def test_shapiro_wilk(values, p):
    assert round(check_normality(values).p, 4) == pytest.approx(p, abs=1e-4)


def test_wilcoxon_of_paired_values():
    told = compare_signed_ranks(BEFORE, AFTER)
    assert (told.statistic, round(told.p, 4)) == (5.0, 0.0391)  # the smaller rank sum, and twice the one-sided p
    assert compare_signed_ranks([1, 2, 3], [1, 2, 3]) is None


def test_pearson():
    told = correlate(MPG, WT)
    assert (round(told.statistic, 7), told.p) == (-0.8676594, pytest.approx(1.294e-10, rel=1e-3))
    assert correlate([1, 1, 1], [1, 2, 3]) is None


def test_holm_as_in_r():
    """p.adjust(c(0.01, 0.02, 0.03, 0.005), "holm")"""
    assert adjust_holm([0.01, 0.02, 0.03, 0.005]) == pytest.approx([0.03, 0.04, 0.04, 0.02])
    assert adjust_holm([0.5, 0.6]) == [1.0, 1.0]


def test_weighted_kappa():
    assert round(compute_kappa(ANXIETY_1, ANXIETY_2, categories=range(1, 7), weights="quadratic"), 3) == 0.297
    assert compute_kappa([1, 2, 3], [1, 2, 3], categories=range(1, 6), weights="linear") == 1


def test_linear_weights_by_hand():
    """Two of three grades: observed 1/4 * 1/2, expected (2*2*0 + 2*1/2*... ) = 7/16 of the scale."""
    first, second = [1, 1, 2, 3], [1, 2, 2, 3]
    observed = (0 + 0.5 + 0 + 0) / 4
    expected = (2 * 1 * 0 + 2 * 2 * 0.5 + 2 * 1 * 1 + 1 * 1 * 0.5 + 0 + 1 * 1 * 0.5 + 1 * 1 * 1 + 1 * 2 * 0.5 + 0) / 16
    told = compute_kappa(first, second, categories=(1, 2, 3), weights="linear")
    assert told == pytest.approx(1 - observed / expected)


def test_the_test_is_chosen_by_what_the_values_are_like():
    assert [compare_conditions(g, alpha=0.05).why for g in (
        GROWTH,
        {"a": [1, 1, 1, 1, 1, 1, 1, 9], "b": [2, 2, 2, 2, 2, 2, 2, 8], "c": [3, 3, 3, 3, 3, 3, 3, 3.5]},
        {"a": [4.9, 5.0, 5.1, 5.05, 4.95, 5.02, 4.98, 5.0], "b": [1, 5, 9, 3, 7, 4, 6, 5], "c": [1, 5, 9, 3, 7, 4, 6, 5]},
        {"a": CTRL, "b": TRT1},
        {"a": [1, 2], "b": [2, 3], "c": [3, 4]},
        {"a": [4, 4, 4], "b": [4, 4, 4], "c": [3, 3, 3]},
    )] == ["normal_equal", "not_normal", "unequal_variance", "two_conditions", "too_few", "no_spread"]  # fmt: skip


def test_pairs_follow_the_choice_and_are_corrected():
    told = compare_conditions(GROWTH, alpha=0.05)
    assert told.overall.test == "anova"
    # R: t.test(..., var.equal = TRUE) of each two: p = 0.2490, 0.04685, 0.007518
    assert [round(pair.p, 4) for pair in told.pairs] == [0.2490, 0.0469, 0.0075]
    assert [round(pair.p_holm, 3) for pair in told.pairs] == [0.249, 0.094, 0.023]
    assert {pair.test for pair in told.pairs} == {"student_t"}


def test_unequal_variances_are_compared_by_welch_and_ranks_by_mann_whitney():
    steady = {
        "a": [4.9, 5.0, 5.1, 5.05, 4.95, 5.02, 4.98, 5.0],
        "b": [1, 5, 9, 3, 7, 4, 6, 5],
        "c": [2, 6, 9, 3, 7, 4, 6, 5],
    }
    told = compare_conditions(steady, alpha=0.05)
    assert (told.overall.test, {p.test for p in told.pairs}) == ("kruskal_wallis", {"welch_t"})
    ranks = {"a": [1, 1, 1, 1, 1, 1, 1, 9], "b": [2, 2, 2, 2, 2, 2, 2, 8], "c": [3, 3, 3, 3, 3, 3, 3, 3.5]}
    told = compare_conditions(ranks, alpha=0.05)
    assert (told.overall.test, {p.test for p in told.pairs}) == ("kruskal_wallis", {"mann_whitney"})


def test_spreads_that_differ_without_any_noise_have_no_statistic():
    told = check_variance([[3, 3], [2, 4]])
    assert (told.test, told.statistic, told.p) == ("levene", None, 0.0)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=24), st.integers(1, 4))
def test_whatever_the_scores_are_every_figure_can_be_written(values, n_conditions):
    items = [Item(n, f"case {n // n_conditions}", f"{n % n_conditions}", 20.0 + n) for n in range(len(values))]
    scores = [Score(n, reader, value) for n, value in enumerate(values) for reader in ("A", "B")]
    json.dumps(summarise_criterion(items, scores, alpha=0.05), allow_nan=False)


def test_each_reader_has_an_order_of_its_own_that_can_be_made_again():
    items = list(range(40))
    one, other = (order_items(items, seed=5, reader=reader) for reader in ("a", "b"))
    assert one == order_items(items[::-1], seed=5, reader="a")
    assert one != other and one != order_items(items, seed=6, reader="a")
    assert sorted(one) == items


def test_a_criterion_is_summed_up():
    items = [Item(n, f"case {n // 2}", ("FBP", "IR")[n % 2], 20.0 + n // 2) for n in range(12)]
    scores = [
        Score(i.id, reader, 2 + i.id % 2 * 2 - (reader == "B" and i.id == 1)) for i in items for reader in ("A", "B")
    ]
    told = summarise_criterion(items, scores, alpha=0.05)
    fbp, ir = told["conditions"]
    assert (fbp["condition"], fbp["n"], fbp["median"], fbp["counts"]) == ("FBP", 12, 2.0, [0, 12, 0, 0, 0])
    assert (ir["median"], ir["counts"], fbp["bmi"]) == (4.0, [0, 0, 1, 11, 0], None)
    assert (told["overall"]["test"], told["why"], told["n_cases"]) == ("wilcoxon", "two_conditions", 6)
    (pair,) = told["agreement"]
    assert (pair["readers"], pair["n"]) == (["A", "B"], 12)
    assert pair["quadratic"] > pair["linear"] > 0.8


def test_a_case_without_all_conditions_takes_no_part_in_the_tests():
    items = [Item(n, f"case {n // 2}", ("FBP", "IR")[n % 2], None) for n in range(8)]
    told = summarise_criterion(items, [Score(i.id, "A", 3) for i in items[:-1]], alpha=0.05)
    assert (told["n_cases"], told["agreement"]) == (3, [])
