"""A state machine as a table that can be read against its source, one row a line."""

from collections.abc import Mapping

from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason

State = str
Action = str


class Lifecycle:
    """`table[(state, action)] = (next state, why)`. What is not in the table is refused."""

    def __init__(
        self, table: Mapping[tuple[State, Action], tuple[State, str]], *, refusal: str = "common.not_in_this_state"
    ) -> None:
        self.table = dict(table)
        self.refusal = refusal
        self._allowed: dict[State, tuple[Action, ...]] = {}
        for state, action in self.table:
            self._allowed[state] = (*self._allowed.get(state, ()), action)

    def allowed(self, state: State) -> tuple[Action, ...]:
        return self._allowed.get(str(state), ())

    def next(self, state: State, action: Action) -> State:
        """The state after `action`; raises Refused when the table has no such row."""
        try:
            return self.table[(str(state), str(action))][0]
        except KeyError:
            raise Refused(
                Reason(self.refusal, {"state": str(state), "action": str(action)}, severity="error")
            ) from None
