import pytest

from apps.common.kernel.proportions import compute_funnel
from apps.qc.engine.control_charts import compute_p_chart, compute_u_chart


def test_p_chart_limits_follow_n_and_name_the_period_that_is_out():
    chart = compute_p_chart([(5, 50)] * 6 + [(20, 50), (0, 0)])
    assert [point["out"] for point in chart] == [False] * 6 + [True, False]
    assert chart[-1]["rate"] is None
    assert chart[0]["upper"] == pytest.approx(50 / 350 + 3 * (50 / 350 * 300 / 350 / 50) ** 0.5)


def test_u_chart_counts_several_defects_a_case():
    chart = compute_u_chart([(120, 100), (90, 100), (300, 100), (0, 0)])
    assert chart[0]["centre"] == pytest.approx(1.7)
    assert chart[0]["upper"] == pytest.approx(1.7 + 3 * (1.7 / 100) ** 0.5)
    assert [point["out"] for point in chart] == [True, True, True, False]
    assert chart[3]["rate"] is None


def test_without_any_data_there_is_no_centre():
    assert compute_u_chart([(0, 0)])[0]["centre"] is None


def test_a_funnel_names_who_is_out_and_gives_no_rate_under_the_minimum():
    funnel = compute_funnel({"b": (5, 100), "a": (40, 100), "c": (2, 3)}, min_cases=10)
    assert [point.key for point in funnel.points] == ["a", "b", "c"]
    assert funnel.centre == pytest.approx(47 / 203)
    assert [(point.rate, point.is_out) for point in funnel.points] == [(0.4, True), (0.05, True), (None, False)]
    assert funnel.points[2].interval is None
    ns = [limit[0] for limit in funnel.limits]
    assert (ns[0], ns[-1]) == (10, 100)
    for _, low, near, far, high in funnel.limits:
        assert low <= near <= funnel.centre <= far <= high


def test_a_funnel_of_equals_has_nobody_out():
    funnel = compute_funnel({str(n): (2, 40) for n in range(5)}, min_cases=10)
    assert not any(point.is_out for point in funnel.points)
    assert compute_funnel({"a": (0, 0)}, min_cases=10).centre is None
