"""Pages of pictures: even steps, marked ones never lost, one stack a phase."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.reporting.engine.layout import (
    KEY,
    Recipe,
    Slice,
    Stack,
    choose_stacks,
    mark_regions,
    pick_evenly,
    propose_pages,
)

PHASES = (("plain", "plain|平扫"), ("arterial", "art|动脉"), ("venous", "ven|静脉|门脉"))


def stack(n: int, description: str = "Plain 5.0", *, marked: tuple[int, ...] = (), first: int = 0) -> Stack:
    slices = tuple(Slice(first + i, 1, i * 5.0, i in marked) for i in range(n))
    return Stack(first, description, slices)


@given(st.integers(1, 80), st.integers(1, 30), st.sets(st.integers(0, 79), max_size=60), st.floats(0, 0.2))
def test_as_many_as_wanted_each_once_in_order_with_all_that_are_marked(n, room, marked, trim):
    slices = stack(n, marked=tuple(marked)).slices
    ids = [s.instance_id for s in pick_evenly(slices, room, trim=trim)]
    assert len(ids) == min(n, room) and ids == sorted(set(ids))
    if room >= len(marked):
        assert {i for i in marked if i < n} <= set(ids)


def test_steps_are_even_in_millimetres_not_in_numbers():
    dense = [Slice(i, 1, i * 1.0) for i in range(50)] + [Slice(50 + i, 1, 50 + i * 10.0) for i in range(6)]
    assert [s.position_mm for s in pick_evenly(dense, 3)] == [0.0, 50.0, 100.0]


def test_ends_are_left_out():
    assert [s.instance_id for s in pick_evenly(stack(101).slices, 3, trim=0.1)] == [10, 50, 90]


@pytest.mark.parametrize(
    ("_case", "stacks", "chosen"),
    [
        ("thick rather than thin", [stack(600, "Plain 0.6"), stack(60, "Plain 5.0", first=600)], ["Plain 5.0"]),
        ("a scout is none", [stack(2, "Scout"), stack(30, "Head", first=9)], ["Head"]),
        ("only a scout", [stack(2, "Scout")], ["Scout"]),
        (
            "in the order of the phases",
            [stack(30, "Venous"), stack(30, "平扫", first=30), stack(30, "Art", first=60)],
            ["平扫", "Art", "Venous"],
        ),
        ("reformats of no phase stay away", [stack(30, "Plain"), stack(30, "MPR cor", first=30)], ["Plain"]),
    ],
)
def test_which_stack_stands_for_a_phase(_case, stacks, chosen):
    assert [s.description for _, s in choose_stacks(stacks, Recipe(phases=PHASES))] == chosen


def test_marked_pictures_have_a_larger_page_of_their_own_in_front():
    first, second = propose_pages([stack(60, marked=(7, 30, 41))], Recipe(phases=PHASES))
    assert (first.title, first.rows, first.cols) == (KEY, 2, 2)
    assert [t.instance_id for t in first.tiles if t] == [7, 30, 41]
    assert second.title == "plain" and len(second.tiles) == 20
    assert {7, 30, 41} <= {t.instance_id for t in second.tiles if t}


@pytest.mark.parametrize(
    ("n", "rows", "cols"), [(1, 1, 1), (2, 2, 1), (6, 3, 2), (7, 3, 3), (19, 5, 4), (20, 5, 4), (60, 5, 4)]
)
def test_the_grid_fits_the_pictures(n, rows, cols):
    (page,) = propose_pages([stack(n)], Recipe())
    assert (page.rows, page.cols, sum(t is not None for t in page.tiles)) == (rows, cols, min(n, 20))


def test_a_chosen_grid_is_kept_with_empty_cells():
    (page,) = propose_pages([stack(2)], Recipe(rows=3, cols=2, is_fixed=True))
    assert (page.rows, page.cols, len(page.tiles), page.tiles.count(None)) == (3, 2, 6, 4)


def test_views_of_a_radiograph_stand_on_one_page():
    (page,) = propose_pages([stack(1, "PA"), stack(1, "LAT", first=9)], Recipe())
    assert (page.title, page.rows, page.cols, [t.instance_id for t in page.tiles]) == ("PA, LAT", 2, 1, [0, 9])


def test_each_window_has_its_page():
    recipe = Recipe(windows=(("lung", -600, 1500), ("soft", 40, 400)), phases=PHASES)
    pages = propose_pages([stack(60)], recipe)
    assert [(p.title, p.tiles[0].center, p.tiles[0].width) for p in pages] == [
        ("plain lung", -600, 1500),
        ("plain soft", 40, 400),
    ]


def test_no_more_pages_than_the_recipe_allows_and_none_without_images():
    many = [stack(30, f"T{n}", first=100 * n) for n in range(9)]
    assert len(propose_pages(many, Recipe(most_pages=3))) == 3
    assert propose_pages([], Recipe()) == []


@pytest.mark.parametrize(
    ("_case", "position", "marked"),
    [("on a slice", 10.0, [2]), ("between two", 11.0, [2]), ("beside the stack", 99.0, [])],
)
def test_a_measured_region_marks_its_slice(_case, position, marked):
    slices = mark_regions(stack(6).slices, [position])
    assert [s.instance_id for s in slices if s.is_marked] == marked


def test_without_positions_no_region_marks_anything():
    slices = (Slice(1), Slice(2))
    assert mark_regions(slices, [0.0]) == slices
