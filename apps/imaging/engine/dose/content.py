"""A dose object as plain data: coded content items (PS3.3 C.17.3) and the few header values that a dose reader asks for."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Code(NamedTuple):
    scheme: str
    value: str
    meaning: str = ""


class BadDoseObject(ValueError):
    """The file holds no dose that can be read; `code` and `params` make the Reason."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code, self.params = code, params


@dataclass(slots=True)
class Item:
    """One content item; `numbers` and `text` as the file writes them."""

    concept: Code | None = None
    kind: str = ""  # value type: CONTAINER, NUM, CODE, TEXT, DATETIME, UIDREF, ...
    code: Code | None = None
    text: str = ""
    numbers: list[str] = field(default_factory=list)
    unit: str = ""
    reference: str = ""  # SOP instance UID that an IMAGE item points to
    children: list["Item"] = field(default_factory=list)


@dataclass(frozen=True)
class DoseSource:
    """What one file says: header values by DICOM keyword ("" never stored), nested ones as lists of the same, and its content tree."""

    header: dict[str, Any]
    root: Item | None = None

    def get_text(self, keyword: str) -> str:
        value = self.header.get(keyword, "")
        return value if isinstance(value, str) else ""

    def get_items(self, keyword: str) -> list[dict[str, Any]]:
        value = self.header.get(keyword)
        return value if isinstance(value, list) else []
