"""A file of hospital messages, through the same receiver as the line: stored raw, answered, each control id once."""

import re
from collections import Counter
from dataclasses import dataclass, field

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel.actor import Actor
from apps.interop.engine.message_files import split_messages
from apps.interop.services.inbound import receive_and_tell

ACTOR = Actor.system("replay_hl7")
ACK = re.compile(rb"\rMSA.([A-Z]{2})")
FAULT = re.compile(rb"\rERR[^\r]*")
MOST_TOLD = 100


@dataclass
class ReplaySummary:
    """`answers`: acknowledgements by code. `known`: messages that were here before, answered as then. `faults`: (byte in the file, ERR segment),
    the first hundred."""

    n: int = 0
    known: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[int, str]] = field(default_factory=list)


def replay_file(data: bytes, *, name: str) -> ReplaySummary:
    """In the order of the file. `name` is kept with the messages as their peer."""
    summary = ReplaySummary()
    for begin, raw in split_messages(data):
        answer, is_new = receive_and_tell(raw, peer=f"file:{name}"[:64])
        found = ACK.search(answer)
        code = found[1].decode() if found else "none"
        summary.n += 1
        summary.known += not is_new
        summary.answers[code] += 1
        if code != "AA" and len(summary.faults) < MOST_TOLD:
            error = FAULT.search(answer)
            summary.faults.append((begin, error[0].strip().decode("utf-8", "replace") if error else code))
    with transaction.atomic():
        record(ACTOR, "hl7.replayed", detail={"file": name[:200], "n": summary.n, **summary.answers})
    return summary
