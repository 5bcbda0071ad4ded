"""Whose signature verifies, and what a second signature changed of the first text."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

SECTIONS = ("findings", "impression")


@dataclass(frozen=True)
class Difference:
    """Of a first text and the one that was verified."""

    sections: tuple[str, ...]
    """Those that differ beyond blanks."""
    share: float
    """Of the characters of both texts that do not stand in the other: 0 the same, 1 nothing in common."""


def needs_two_readers(rows: Sequence[Mapping[str, Any]], facts: Mapping[str, str]) -> bool:
    """Whether a row of the policy asks two verifying readers for such an exam; an absent key means all."""
    return any(all(facts.get(name) in wanted for name, wanted in row.items()) for row in rows)


def judge_signature(*, may_verify: bool, signer_id: str, first_signers: Collection[str], needs_two: bool) -> str:
    """`sign` verifies, `sign_preliminary` waits for another; `refused` when the second reader would be the first again.

    `first_signers` are those whose preliminary version stands, in the order of their signatures.
    """
    if not may_verify:
        return "sign_preliminary"
    if not needs_two:
        return "sign"
    if not first_signers:
        return "sign_preliminary"
    return "refused" if set(first_signers) == {signer_id} else "sign"


def compare_versions(first: Mapping[str, str], second: Mapping[str, str]) -> Difference:
    changed, same, total = [], 0, 0
    for name in SECTIONS:
        left, right = (" ".join(text.get(name, "").split()) for text in (first, second))
        if left != right:
            changed.append(name)
        total += len(left) + len(right)
        blocks = SequenceMatcher(a=left, b=right, autojunk=len(left) > 5000).get_matching_blocks()
        same += 2 * sum(block.size for block in blocks)
    return Difference(tuple(changed), round(1 - same / total, 3) if total else 0.0)


def find_minutes(table: Mapping[str, float], rank: int) -> float:
    """Within how many minutes a report of this priority is to be countersigned."""
    return table.get(str(rank), table["other"])
