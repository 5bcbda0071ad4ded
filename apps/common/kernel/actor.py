from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Actor:
    """Who acts: a person, a machine with a token, or a process of the department itself."""

    kind: Literal["person", "machine", "system"]
    id: str
    name: str
    roles: tuple[str, ...] = ()

    @classmethod
    def system(cls, name: str) -> "Actor":
        return cls(kind="system", id=name, name=name)

    def has_role(self, *roles: str) -> bool:
        return any(role in self.roles for role in roles)
