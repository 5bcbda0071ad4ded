import pytest

from apps.qc.engine.sampling import (
    Design,
    FrameRow,
    allocate,
    compute_frame_hash,
    compute_sample_size,
    compute_zero_acceptance_size,
    draw_sample,
)

FRAME = [FrameRow(f"r{number}", ("CT" if number % 4 else "MR",), 1 + number % 5) for number in range(400)]


def test_same_seed_and_frame_give_the_same_list_whatever_the_row_order():
    design = Design(strata=("modality",), size=40)
    first = draw_sample(FRAME, design, seed=7)
    assert draw_sample(FRAME[::-1], design, seed=7) == first
    assert draw_sample(FRAME, design, seed=8).drawn != first.drawn
    assert [len([d for d in first.drawn if d.stratum == (m,)]) for m in ("CT", "MR")] == [30, 10]
    assert {d.inclusion_probability for d in first.drawn} == {0.1}


def test_another_frame_has_another_hash():
    assert compute_frame_hash(FRAME) != compute_frame_hash(FRAME[1:])
    assert compute_frame_hash(FRAME) == compute_frame_hash(FRAME[::-1])


def test_sample_size_with_and_without_a_finite_population():
    assert compute_sample_size(10_000_000, expected=0.05, half_width=0.02) == 457
    assert compute_sample_size(400, expected=0.05, half_width=0.02) == 214
    assert compute_zero_acceptance_size(defect_rate=0.05) == 59
    assert compute_zero_acceptance_size(defect_rate=0.10) == 29


@pytest.mark.parametrize(
    ("_case", "counts", "size", "floor", "plan"),
    [
        ("proportional", {("a",): 90, ("b",): 10}, 10, 0, {("a",): 9, ("b",): 1}),
        ("floor lifts the small one", {("a",): 90, ("b",): 10}, 20, 5, {("a",): 15, ("b",): 5}),
        ("floor stops at the stratum", {("a",): 90, ("b",): 3}, 20, 5, {("a",): 17, ("b",): 3}),
        ("floors win over the size", {("a",): 90, ("b",): 90}, 4, 5, {("a",): 5, ("b",): 5}),
        ("remainders", {("a",): 1, ("b",): 1, ("c",): 1}, 2, 0, {("a",): 1, ("b",): 1, ("c",): 0}),
    ],
)
def test_allocation(_case, counts, size, floor, plan):
    assert allocate(counts, size=size, floor=floor) == plan


def test_an_active_draw_has_exact_probabilities_and_recovers_the_true_rate():
    defect = {row.id: row.weight >= 4 and index % 3 == 0 for index, row in enumerate(FRAME)}
    truth = sum(defect.values()) / len(FRAME)
    design = Design(method="active", size=80, weights_column="w")
    estimates = []
    for seed in range(200):
        result = draw_sample(FRAME, design, seed=seed)
        assert len(result.drawn) == 80
        estimates.append(sum(defect[d.id] / d.inclusion_probability for d in result.drawn) / len(FRAME))
    assert sum(estimates) / len(estimates) == pytest.approx(truth, abs=0.01)


def test_weightless_rows_are_left_out_of_an_active_draw_by_name():
    rows = [FrameRow("a", (), 0), FrameRow("b", (), 5), FrameRow("c", (), 1)]
    result = draw_sample(rows, Design(method="active", size=3, weights_column="w"), seed=1)
    assert result.excluded == (("a", "zero_weight"),)
    assert sorted((d.id, d.inclusion_probability) for d in result.drawn) == [("b", 1.0), ("c", 1.0)]


def test_a_design_without_a_size_is_refused():
    with pytest.raises(ValueError, match="no size"):
        draw_sample(FRAME, Design(), seed=1)
