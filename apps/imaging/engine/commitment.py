"""Storage commitment: which of the objects asked for are safe here (DICOM PS3.4 J.3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NO_SUCH_OBJECT = 0x0112  # failure reasons of PS3.3 C.14.1.1
CLASS_DIFFERS = 0x0119
PROCESSING_FAILURE = 0x0110
PUSH_INSTANCE = "1.2.840.10008.1.20.1.1"
REQUEST_ACTION = 1
ALL_SAFE, SOME_FAILED = 1, 2
MOST_REFERENCES = 20_000


@dataclass(frozen=True)
class CommitmentRequest:
    """`references`: (SOP class UID, SOP instance UID), at least one."""

    transaction_uid: str
    references: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CommitmentReport:
    """`failed` says why each is not safe; together with `safe` it is every reference, once."""

    transaction_uid: str
    safe: tuple[tuple[str, str], ...]
    failed: tuple[tuple[str, str, int], ...]

    @property
    def event_type(self) -> int:
        return SOME_FAILED if self.failed else ALL_SAFE

    @property
    def is_missing_some(self) -> bool:
        """Some are not here (yet)."""
        return any(why == NO_SUCH_OBJECT for _, _, why in self.failed)


def judge_references(
    transaction_uid: str, references: Sequence[tuple[str, str]], stored: Mapping[str, tuple[str, bool]]
) -> CommitmentReport:
    """`stored`: SOP instance UID -> (its class, whether its file stands in the store)."""
    safe, failed = [], []
    for sop_class, sop_uid in dict.fromkeys(references):
        known = stored.get(sop_uid)
        if known is None:
            failed.append((sop_class, sop_uid, NO_SUCH_OBJECT))
        elif known[0] != sop_class:
            failed.append((sop_class, sop_uid, CLASS_DIFFERS))
        elif not known[1]:
            failed.append((sop_class, sop_uid, PROCESSING_FAILURE))
        else:
            safe.append((sop_class, sop_uid))
    return CommitmentReport(transaction_uid, tuple(safe), tuple(failed))
