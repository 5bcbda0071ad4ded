from collections.abc import Callable, Iterator

import pytest

from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.common.policy.registry import clear_cache
from apps.safety.public import Assessment
from apps.scheduling.services import follow, offer, slots
from tests.builders.scheduling import NOW, seed_department


class Clock:
    """The department's clock, standing still until a test moves it."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def department_clock() -> Iterator[Clock]:
    standing = Clock()
    before = clock.set_source(standing)
    yield standing
    clock.set_source(before)


@pytest.fixture
def site_id(db, department_clock) -> int:
    clear_cache()
    return seed_department()


@pytest.fixture
def safety_says(monkeypatch) -> Callable[..., None]:
    """Puts words into safety's mouth: it has tests of its own."""

    def say(verdict: str, *reasons: Reason) -> None:
        answer = Assessment(verdict, tuple(reasons), ())
        for service in (follow, slots):
            monkeypatch.setattr(service, "assess", lambda exam_id, starts_at: answer)
        monkeypatch.setattr(offer, "assess_starts", lambda exam_id, starts: [answer] * len(starts))

    return say


@pytest.fixture
def safety_is_clear(safety_says) -> None:
    safety_says("clear")
