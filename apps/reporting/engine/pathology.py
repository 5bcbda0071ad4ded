from enum import StrEnum


class Verdict(StrEnum):
    """How what pathology or surgery found stands to the report; only the first three can be counted."""

    AGREES = "agrees"
    PARTLY = "partly"
    DISAGREES = "disagrees"
    NOT_COMPARABLE = "not_comparable"
