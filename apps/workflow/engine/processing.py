"""Post-processing: how a task goes on, what a protocol asks for, and which task a derived series belongs to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from apps.common.kernel.lifecycle import Lifecycle
from apps.common.kernel.terms import has_words


class Progress(StrEnum):
    OPEN = "open"
    TAKEN = "taken"
    PROPOSED = "proposed"
    RETURNED = "returned"
    DONE = "done"
    WITHDRAWN = "withdrawn"


class ProcessingAct(StrEnum):
    TAKE = "take"
    FINISH = "finish"
    RETURN = "return"
    WITHDRAW = "withdraw"
    PROPOSE = "propose"


P, A = Progress, ProcessingAct
TABLE: dict[tuple[str, str], tuple[str, str]] = {
    (P.OPEN, A.TAKE): (P.TAKEN, "somebody works on it"),
    (P.OPEN, A.FINISH): (P.DONE, "made without being taken first"),
    (P.OPEN, A.RETURN): (P.RETURNED, "it cannot be made as it was asked for"),
    (P.OPEN, A.WITHDRAW): (P.WITHDRAWN, "nobody needs it any more"),
    (P.OPEN, A.PROPOSE): (P.PROPOSED, "a derived series came that may be it"),
    (P.TAKEN, A.TAKE): (P.TAKEN, "a colleague takes it over"),
    (P.TAKEN, A.FINISH): (P.DONE, "the result is here"),
    (P.TAKEN, A.RETURN): (P.RETURNED, "it cannot be made as it was asked for"),
    (P.TAKEN, A.WITHDRAW): (P.WITHDRAWN, "nobody needs it any more"),
    (P.TAKEN, A.PROPOSE): (P.PROPOSED, "a derived series came that may be it"),
    (P.PROPOSED, A.TAKE): (P.TAKEN, "the series is not it, or not all of it"),
    (P.PROPOSED, A.FINISH): (P.DONE, "a person confirms the series"),
    (P.PROPOSED, A.RETURN): (P.RETURNED, "the series is not good enough"),
    (P.PROPOSED, A.WITHDRAW): (P.WITHDRAWN, "nobody needs it any more"),
    (P.PROPOSED, A.PROPOSE): (P.PROPOSED, "another derived series came"),
    (P.RETURNED, A.TAKE): (P.TAKEN, "the question is settled, somebody works on it"),
    (P.RETURNED, A.FINISH): (P.DONE, "made after all"),
    (P.RETURNED, A.WITHDRAW): (P.WITHDRAWN, "nobody needs it any more"),
    (P.RETURNED, A.PROPOSE): (P.PROPOSED, "a derived series came that may be it"),
}
LIFECYCLE = Lifecycle(TABLE, refusal="workflow.processing_not_now")
OVER = frozenset({Progress.DONE, Progress.WITHDRAWN})
NEEDS_NOTE = frozenset({ProcessingAct.RETURN, ProcessingAct.WITHDRAW})


@dataclass(frozen=True)
class DerivedSeries:
    """A series whose images say that they were made of others (ImageType value 1 is DERIVED)."""

    study_uid: str
    series_uid: str
    description: str
    image_type: tuple[str, ...]
    sender: str
    is_from_scanner: bool


@dataclass(frozen=True)
class Match:
    """`what` is the kind of post-processing that the series is taken for; a sure one needs no person."""

    what: str
    is_sure: bool


def is_derived(image_type: Sequence[str]) -> bool:
    """PS3.3 C.7.6.1.1.2: value 1 tells derived pixels from original ones."""
    return bool(image_type) and image_type[0].strip().upper() == "DERIVED"


def list_asked_kinds(rules: Sequence[Mapping[str, Any]], *, modality: str, exam_type: str, protocol: str) -> list[str]:
    """Kinds that the rules ask for, each once, in their order: a rule fits when all that it names fits."""
    found: list[str] = []
    for rule in rules:
        fits = (
            (not rule.get("modality") or modality in rule["modality"])
            and (not rule.get("exam_types") or exam_type in rule["exam_types"])
            and (not rule.get("protocol_words") or has_words(protocol, rule["protocol_words"]))
        )
        if fits:
            found += [kind for kind in rule["kinds"] if kind not in found]
    return found


def match_series(
    series: DerivedSeries,
    open_kinds: Collection[str],
    words: Mapping[str, Sequence[str]],
    weak_words: Mapping[str, Sequence[str]],
) -> Match | None:
    """Sure when the words of one open kind stand in the series; a workstation's mute series is proposed for the only one.

    Weak words (a plane's name: COR) count only where no kind is named: COR MIP is a MIP. A scanner derives much on its
    own (dose pages, thick slabs): without words its series is nobody's.
    """
    text = " ".join([series.description, *series.image_type])
    strong = [kind for kind, known in words.items() if has_words(text, known)]
    found = strong or [kind for kind, known in weak_words.items() if has_words(text, known)]
    named = [kind for kind in found if kind in open_kinds]
    if len(named) == 1 and len(found) == 1:
        return Match(named[0], is_sure=True)
    if named or (not found and len(open_kinds) == 1 and not series.is_from_scanner):
        return Match((named or list(open_kinds))[0], is_sure=False)
    return None
