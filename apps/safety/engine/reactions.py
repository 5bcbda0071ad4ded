"""From symptoms to a suggested class and grade; a physician confirms it."""

from collections.abc import Iterable
from dataclasses import dataclass

from apps.safety.engine.facts import Rules

# kinds with tiles of their own; mixed with others they do not decide the kind
OF_THEIR_OWN = ("extravasation", "delayed", "renal")
GRADES = ("mild", "moderate", "severe")
OUTCOMES = ("resolved", "recovering", "ongoing", "sequelae", "fatal", "unknown")
SERIOUSNESS = ("death", "life_threatening", "hospitalised", "disability", "other_serious")
KINDS = ("allergic_like", "physiologic", "extravasation", "delayed", "renal", "unknown")


@dataclass(frozen=True)
class Grading:
    """`because` holds the symptoms that reach the grade; `needs_surgeon` is for extravasation only."""

    kind: str
    grade: str
    because: tuple[str, ...]
    needs_surgeon: bool = False
    policy_version: str = ""


def grade_reaction(symptoms: Iterable[str], rules: Rules) -> Grading | None:
    """The strictest symptom sets the grade; one allergic-like symptom makes the reaction allergic-like.

    None without symptoms. Raises KeyError for a symptom the table does not know.
    """
    table = rules.payload["symptoms"]
    chosen = list(dict.fromkeys(symptoms))
    if not chosen:
        return None
    rows = {code: table[code] for code in chosen}
    grade = max((row["grade"] for row in rows.values()), key=GRADES.index)
    because = tuple(code for code in chosen if rows[code]["grade"] == grade)
    kinds = {row["kind"] for row in rows.values()}
    if len(kinds) == 1 and (only := next(iter(kinds))) in OF_THEIR_OWN:
        needs = any(row.get("refer") for row in rows.values())
        return Grading(only, grade, because, needs, rules.label)
    kind = "unknown"
    for candidate in ("allergic_like", "delayed", "physiologic"):
        if candidate in kinds:
            kind = candidate
            break
    return Grading(kind, grade, because, policy_version=rules.label)
