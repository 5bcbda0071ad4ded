"""The spread of waits between groups: only of groups that are large enough."""

from apps.scheduling.engine.fairness import GroupWait, Waited, WaitSpread, compare_groups


def people(group: str, *days: float) -> list[Waited]:
    return [Waited(day, {"sex": group}) for day in days]


def test_means_and_their_difference_by_attribute():
    rows = [*people("F", 1, 3), *people("M", 4, 6)]
    assert compare_groups(rows, least_n=2) == [WaitSpread("sex", (GroupWait("F", 2, 2.0), GroupWait("M", 2, 5.0)), 3.0)]


def test_a_group_that_is_too_small_is_counted_and_not_compared():
    (found,) = compare_groups([*people("F", 1, 3), *people("M", 9)], least_n=2)
    assert (found.groups[1], found.difference_days) == (GroupWait("M", 1, None), None)


def test_attributes_stand_apart_and_nobody_is_nothing():
    rows = [Waited(1, {"sex": "F", "language": "en"}), Waited(2, {"sex": "F", "language": "zh-Hans"})]
    assert [(row.attribute, row.difference_days) for row in compare_groups(rows, least_n=1)] == [
        ("language", 1),
        ("sex", None),
    ]
    assert compare_groups([], least_n=1) == []
