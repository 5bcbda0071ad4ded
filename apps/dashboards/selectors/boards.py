"""The state of each live topic, built from the apps below; one function a kind."""

from collections.abc import Callable

from apps.dashboards.engine.board import Board
from apps.dashboards.selectors.topics import parse_topic

BUILDERS: dict[str, Callable[[int], Board]] = {}


def build_board(name: str) -> Board:
    """The whole state of a topic; raises NotFound for a topic that does not exist."""
    topic = parse_topic(name)
    return BUILDERS[topic.kind](topic.ref)
