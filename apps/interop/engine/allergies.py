"""AL1 (HL7 v2.5.1 chapter 3): what the patient must not be given, as the hospital's record says it. Codes go through the sender's mapping."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from apps.common.kernel.reason import Reason
from apps.interop.engine.segments import Message, read

LONGEST_CODE, LONGEST_TEXT, LONGEST_REACTION = 64, 128, 200
UNGRADED = "unknown"


@dataclass(frozen=True)
class AllergyLine:
    """`code`: the department's, or the sender's own where the mapping names none. `severity`: mild, moderate, severe, unknown."""

    code: str
    text: str
    severity: str
    reaction: str


def read_allergies(message: Message, mapping: Mapping[str, Any], faults: dict[str, Reason]) -> tuple[AllergyLine, ...]:
    """Every AL1 that names something (AL1-3). A code mapped to nothing is none (`no known allergy`); a severity that the mapping does not
    name is unknown, because the allergy counts whatever its grade."""
    codes, grades = mapping.get("allergy_codes", {}), mapping.get("allergy_severities", {})
    found = []
    for row in message.segments("AL1"):
        code, text = (read(message.parsed, row, 3, component) for component in (1, 2))
        meaning = codes.get(code or text, code)
        if not (code or text) or codes.get(code or text) == "":
            continue
        for value, most in ((meaning, LONGEST_CODE), (text or code, LONGEST_TEXT)):
            if len(value) > most:
                faults["AL1-3"] = Reason("interop.value_too_long", {"field": "AL1-3", "most": most}, "error")
        repetitions = range(1, len(row[5]) + 1 if len(row) > 5 else 1)
        reaction = ", ".join(filter(None, (read(message.parsed, row, 5, repetition=n) for n in repetitions)))
        grade = grades.get(read(message.parsed, row, 4), UNGRADED)
        found.append(AllergyLine(meaning, text or code, grade, reaction[:LONGEST_REACTION]))
    return tuple(found)
