"""The learned MR score: tables, the fit against a known truth, and what its figures say of sites it has not seen."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.qc.engine.learned.model import QualityModel, fit_model, list_lacking, score_table
from apps.qc.engine.learned.table import MetricTable, parse_metrics
from apps.qc.engine.learned.validation import check_trainable, compute_auc, predict_left_out, validate

HEAD = "subject_id,site,rating,cjv,snr\n"


def make_table(*, n=400, sites=4, shift=0.0, seed=1, strength=2.0) -> MetricTable:
    """Two metrics, one of which says something; `shift` moves it at each further site without the images being worse."""
    draw = np.random.default_rng(seed)
    site = np.repeat(np.arange(sites), n // sites)
    truth = draw.normal(size=len(site))
    bad = draw.random(len(site)) < 1 / (1 + np.exp(-(strength * truth - 1)))
    values = np.column_stack([truth * 3 + 50 + shift * site, draw.normal(size=len(site))])
    names = np.array([f"site {k}" for k in site], dtype=object)
    cases = tuple(f"case {k}" for k in range(len(site)))
    return MetricTable(cases, names, bad.astype(float), ("cjv", "snr"), values)


def test_a_table_is_read_with_its_words_for_ratings_and_its_gaps():
    table, faults = parse_metrics(HEAD + "a,X,exclude,0.5,n/a\nb,Y,0,1.5,9\nc,Y,,2,1e200\n")
    assert faults == []
    assert table.cases == ("a", "b", "c") and list(table.sites) == ["X", "Y", "Y"]
    assert table.ratings.tolist()[:2] == [1.0, 0.0] and np.isnan(table.ratings[2])
    assert table.metrics == ("cjv", "snr")
    assert np.isnan(table.values[:, 1]).tolist() == [True, False, True]


def test_columns_without_a_number_are_no_metrics_and_tabs_separate_too():
    table, _ = parse_metrics("bids_name\tsite\tscanner\tsnr\na\tX\tVida\t3\n")
    assert table.metrics == ("snr",) and np.isnan(table.ratings).all()


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("name,site,cjv\na,X,1\n", 1, "header"),
        ("case,site,cjv,cjv\na,X,1,2\n", 1, "twice"),
        (HEAD + "a,X,0,1\n", 2, "4 cells"),
        (HEAD + "a,X,0,1,2\n,X,0,1,2\n", 3, "no name"),
        (HEAD + "a,X,maybe,1,2\n", 2, "'maybe' is no rating"),
        (HEAD + "a,X,0,1,2\na,Y,1,1,2\n", 0, "twice"),
        (HEAD, 0, "no rows"),
        ("x" * 200_000 + "\n", 1, "limit"),
    ],
)
def test_a_table_at_fault_is_refused_with_the_line(text, line, word):
    table, faults = parse_metrics(text)
    assert table is None
    assert faults[0].line == line and word in faults[0].write()["error"]


@given(st.text(max_size=300))
def test_any_text_is_a_table_or_a_refusal(text):
    table, faults = parse_metrics(HEAD + text)
    assert (table is None) == bool(faults)


def test_the_fit_finds_the_metric_that_says_something():
    model = fit_model(make_table(n=4000), penalty=0.001)
    assert model.weights[0] == pytest.approx(2.0, abs=0.25)
    assert model.weights[1] == pytest.approx(0.0, abs=0.1)
    assert model.intercept == pytest.approx(-1.0, abs=0.15)


def test_a_model_is_the_same_after_it_was_kept():
    table = make_table()
    model = fit_model(table, penalty=0.03)
    assert score_table(QualityModel.from_json(model.to_json()), table) == score_table(model, table)


def test_a_metric_that_never_varies_has_no_weight_and_a_missing_value_is_the_median():
    table = make_table()
    flat = MetricTable(table.cases, table.sites, table.ratings, ("cjv", "flat"), table.values.copy())
    flat.values[:, 1] = 7.0
    model = fit_model(flat, penalty=0.03)
    assert model.weights[1] == 0.0
    one = MetricTable(("x",), np.array(["new"]), np.array([np.nan]), ("cjv", "flat"), np.array([[np.nan, 7.0]]))
    middle = MetricTable(("x",), one.sites, one.ratings, one.metrics, np.array([[model.medians[0], 7.0]]))
    assert score_table(model, one)[0].chance == score_table(model, middle)[0].chance
    assert score_table(model, one)[0].missing == ("cjv",)


def test_a_score_says_what_training_never_saw():
    model = fit_model(make_table(), penalty=0.03)
    far = MetricTable(("x",), np.array(["new"]), np.array([np.nan]), ("snr", "cjv"), np.array([[0.0, 500.0]]))
    assert score_table(model, far)[0].unseen == ("cjv",)


def test_metrics_that_a_table_lacks_are_named():
    table = make_table()
    less = MetricTable(table.cases, table.sites, table.ratings, ("snr",), table.values[:, 1:])
    assert list_lacking(fit_model(table, penalty=0.03), less) == ["cjv"]


def test_sites_that_measure_alike_are_predicted_with_good_calibration():
    told = validate(make_table(n=2000), seed=1)
    assert 0.85 < told.auc < 0.93
    assert told.auc_interval[0] < told.auc < told.auc_interval[1]
    assert told.slope == pytest.approx(1.0, abs=0.15) and told.intercept == pytest.approx(0.0, abs=0.25)
    assert told.brier < told.brier_of_base_rate
    assert sum(one.n for one in told.bins) == 2000 == sum(one.n for one in told.sites)


def test_a_metric_that_drifts_between_sites_is_worth_little_at_a_new_site_and_the_figures_show_it():
    alike, drifting = validate(make_table(n=2000), seed=1), validate(make_table(n=2000, shift=6.0), seed=1)
    assert drifting.brier > 1.5 * alike.brier
    assert drifting.auc < alike.auc - 0.2


def test_chance_alone_has_no_auc():
    told = validate(make_table(n=1200, strength=0.0), seed=1)
    assert told.auc_interval[0] < 0.55 and told.auc < 0.6


def test_a_left_out_site_does_not_shape_its_own_prediction():
    table = make_table()
    other = MetricTable(table.cases, table.sites, table.ratings.copy(), table.metrics, table.values)
    mine = table.sites == "site 2"
    other.ratings[mine] = 1 - other.ratings[mine]
    assert predict_left_out(table, penalty=0.03)[mine].tolist() == predict_left_out(other, penalty=0.03)[mine].tolist()


def test_cases_that_part_perfectly_have_no_slope_but_every_other_figure():
    table = make_table(n=80)
    clear = MetricTable(
        table.cases,
        table.sites,
        (np.arange(80) % 2).astype(float),
        table.metrics,
        np.column_stack([np.arange(80) % 2, np.zeros(80)]),
    )
    told = validate(clear, seed=1)
    assert told.auc == 1.0 and told.slope is None and told.intercept is None


def test_a_site_with_one_kind_of_case_has_no_auc():
    table = make_table()
    table.ratings[table.sites == "site 1"] = 0.0
    told = {one.site: one.auc for one in validate(table, seed=1).sites}
    assert told["site 1"] is None and told["site 0"] > 0.7


def test_ties_count_half():
    assert compute_auc(np.array([0.2, 0.2, 0.7]), np.array([True, False, True])) == 0.75


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda t: t, None),
        (lambda t: MetricTable(t.cases, np.array(["one"] * len(t.cases), dtype=object), t.ratings, t.metrics, t.values), "sites"),
        (lambda t: MetricTable(t.cases, t.sites, np.zeros(len(t.cases)), t.metrics, t.values), "unacceptable"),
        (lambda t: MetricTable(t.cases, t.sites, np.ones(len(t.cases)), t.metrics, t.values), "acceptable"),
        (lambda t: MetricTable(t.cases, t.sites, (t.sites == "site 0").astype(float), t.metrics, t.values), "one_sided"),
        (lambda t: MetricTable(t.cases, t.sites, t.ratings, (), t.values[:, :0]), "metrics"),
    ],
)  # fmt: skip
def test_what_a_table_lacks_for_training_is_named(change, code):
    lacks = check_trainable(change(make_table()), min_sites=3, min_each=20)
    assert code in lacks if code else lacks == []
