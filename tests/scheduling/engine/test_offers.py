from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from apps.scheduling.engine.offers import FreeStart, OfferQuery, ResourceTime, count_places, find_free_starts, is_free

DAY = datetime(2026, 11, 25, tzinfo=UTC)


def at(minute: int) -> datetime:
    return DAY + timedelta(minutes=minute)


def span(start: int, end: int) -> tuple[datetime, datetime]:
    return at(start), at(end)


def test_offers_the_first_start_of_each_gap_over_all_scanners() -> None:
    scanners = [
        ResourceTime(1, (span(480, 720),), (span(480, 500), span(530, 700))),
        ResourceTime(2, (span(480, 720),), (span(480, 515),)),
    ]
    assert find_free_starts(OfferQuery(20, at(480)), scanners) == [
        FreeStart(at(500), 1, at(520)),
        FreeStart(at(515), 2, at(535)),
        FreeStart(at(700), 1, at(720)),
    ]


def test_a_gap_one_minute_too_short_is_not_offered() -> None:
    gap = ResourceTime(1, (span(480, 500),))
    assert find_free_starts(OfferQuery(20, at(480)), [gap]) == [FreeStart(at(480), 1, at(500))]
    assert find_free_starts(OfferQuery(21, at(480)), [gap]) == []


def test_starts_are_rounded_up_to_the_grid() -> None:
    gap = ResourceTime(1, (span(480, 600),), (span(480, 491),))
    assert find_free_starts(OfferQuery(20, at(480)), [gap])[0].starts_at == at(495)
    assert find_free_starts(OfferQuery(20, at(492) + timedelta(seconds=1)), [gap])[0].starts_at == at(495)


def test_the_patient_needs_the_walk_between_two_rooms() -> None:
    scanner = ResourceTime(1, (span(480, 600),))
    query = OfferQuery(20, at(480), patient_busy=(span(500, 520),), patient_gap_min=10)
    assert [start.starts_at for start in find_free_starts(query, [scanner])] == [at(530)]
    near = OfferQuery(20, at(480), patient_busy=(span(500, 520),), patient_gap_min=0)
    assert [start.starts_at for start in find_free_starts(near, [scanner])] == [at(480), at(520)]


def test_is_free_needs_the_whole_exam_inside_one_span() -> None:
    scanner = ResourceTime(1, (span(480, 600),), (span(520, 540),))
    query = OfferQuery(20, at(480))
    assert is_free(query, scanner, at(500))
    assert not is_free(query, scanner, at(501))
    assert is_free(query, scanner, at(580))
    assert not is_free(query, scanner, at(581))


def test_counts_places_half_day_by_half_day() -> None:
    scanners = [ResourceTime(1, (span(480, 720),), (span(500, 560),)), ResourceTime(2, (span(600, 660),))]
    assert count_places(OfferQuery(20, at(0)), scanners, span(480, 720)) == 1 + 8 + 3
    assert count_places(OfferQuery(20, at(0)), scanners, span(720, 1080)) == 0


@st.composite
def days(draw: st.DrawFn) -> tuple[OfferQuery, list[ResourceTime]]:
    def spans(limit: int) -> st.SearchStrategy:
        pair = st.tuples(st.integers(0, 288), st.integers(1, 40)).map(lambda p: span(p[0] * 5, (p[0] + p[1]) * 5))
        return st.lists(pair, max_size=limit).map(tuple)

    query = OfferQuery(
        duration_min=draw(st.integers(1, 18)) * 5,
        not_before=at(draw(st.integers(0, 700))),
        patient_busy=draw(spans(3)),
        patient_gap_min=draw(st.sampled_from([0, 5, 15])),
    )
    scanners = [ResourceTime(n, draw(spans(3)), draw(spans(6))) for n in range(draw(st.integers(1, 3)))]
    return query, scanners


def scan_by_hand(query: OfferQuery, scanners: list[ResourceTime]) -> set[tuple[datetime, int]]:
    """Every grid start is tried minute by minute; the first of each unbroken run of free minutes that fits is kept."""
    found = set()
    for scanner in scanners:
        free = [is_minute_free(query, scanner, minute) for minute in range(3000)]
        open_run = False
        for minute in range(2900):
            if not free[minute]:
                open_run = False
            if minute % 5 == 0 and not open_run and all(free[minute : minute + query.duration_min]):
                found.add((at(minute), scanner.resource_id))
                open_run = True
    return found


def is_minute_free(query: OfferQuery, scanner: ResourceTime, minute: int) -> bool:
    now, gap = at(minute), timedelta(minutes=query.patient_gap_min)
    return (
        now >= query.not_before
        and any(start <= now < end for start, end in scanner.opens)
        and not any(start <= now < end for start, end in scanner.busy)
        and not any(start - gap <= now < end + gap for start, end in query.patient_busy)
    )


@settings(max_examples=60, deadline=None)
@given(days())
def test_agrees_with_a_scan_by_hand(day: tuple[OfferQuery, list[ResourceTime]]) -> None:
    query, scanners = day
    offered = find_free_starts(query, scanners)
    assert {(start.starts_at, start.resource_id) for start in offered} == scan_by_hand(query, scanners)
    assert offered == sorted(offered)
