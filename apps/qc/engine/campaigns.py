"""Campaigns over sites: their states, what they lack, which cases calibrate the panel, and how near each reader comes to the agreed grades."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from apps.common.kernel.lifecycle import Lifecycle
from apps.qc.engine.agreement import compute_kappa


class CampaignState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


LIFECYCLE = Lifecycle(
    {
        (CampaignState.DRAFT, "open"): (CampaignState.OPEN, "cases are drawn and the sheet is frozen"),
        (CampaignState.OPEN, "close"): (CampaignState.CLOSED, "conclusions are written down"),
    },
    refusal="qc.campaign_state",
)


def pick_calibration(candidates: Mapping[str, Sequence[int]], *, n: int, seed: int) -> list[int]:
    """`n` judged cases by hash order, taken in turn from each grade, so that the panel sees more than good ones."""

    def order(case_id: int) -> str:
        return hashlib.sha256(f"{seed}:calibration:{case_id}".encode()).hexdigest()

    queues = [sorted(candidates[grade], key=order) for grade in sorted(candidates)]
    picked: list[int] = []
    while len(picked) < n and any(queues):
        for queue in queues:
            if queue and len(picked) < n:
                picked.append(queue.pop(0))
    return picked


@dataclass(frozen=True)
class Calibration:
    """One reader against the agreed grades; kappa is empty where it is not defined."""

    n: int
    agreed: int
    kappa: float | None


def measure_calibration(pairs: Iterable[tuple[str, str]], *, categories: Sequence[str]) -> Calibration:
    """`pairs` are (given, agreed) grades of one reader; kappa with linear weights."""
    pairs = list(pairs)
    given, agreed = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    kappa = compute_kappa(given, agreed, categories=categories, weights="linear") if pairs else None
    return Calibration(len(pairs), sum(a == b for a, b in pairs), kappa)
