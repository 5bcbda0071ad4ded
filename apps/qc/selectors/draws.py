"""What came of a draw, and how large the next one should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from apps.qc.engine.rates import bound_clean, estimate_rate
from apps.qc.engine.sampling import compute_sample_size, compute_zero_acceptance_size
from apps.qc.models import Draw, Review
from apps.qc.selectors.charts import list_judged
from apps.qc.selectors.settled import load_settled

if TYPE_CHECKING:
    import pandas as pd

TELLING_STRATA = ("responsible_id", "device_code", "site_id", "shift")


def find_sample_sizes(
    *, population: int, expected: float, half_width: float, clean_below: float, confidence: float
) -> dict:
    """Cases for a rate within a half width, and clean cases in a row that show a rate below a bound."""
    width = compute_sample_size(population, expected=expected, half_width=half_width, confidence=confidence)
    clean = compute_zero_acceptance_size(defect_rate=clean_below, confidence=confidence)
    return {"for_width": width, "for_clean": min(population, clean)}


def get_draw_results(draw: Draw) -> dict:
    """Counts a stratum, the estimate for the frame, and the verdict of a zero-acceptance plan."""
    settled = load_settled(kind=draw.kind, draws=[draw.id])
    estimate = estimate_rate(list_judged(settled))
    replaced_by = Draw.objects.filter(replaces=draw).values_list("id", flat=True).first()
    judged = Review.objects.filter(case__draw=draw).exists()
    return {
        "strata": _count_strata(draw, settled),
        "n_judged": len(settled),
        "estimate": asdict(estimate) if estimate else None,
        "acceptance": _decide(draw, settled),
        "replaced_by_id": replaced_by,
        "may_redraw": replaced_by is None and not judged,
    }


def _count_strata(draw: Draw, settled: pd.DataFrame) -> list[dict]:
    """While cases wait, columns that tell of people and places are left out: a stratum of one would name them."""
    names = draw.design.get("strata", [])
    masked = len(settled) < len(draw.drawn)
    kept = [at for at, name in enumerate(names) if not (masked and name in TELLING_STRATA)]

    def count(strata: Iterable[Sequence[str]]) -> Counter:
        return Counter(tuple(stratum[at] for at in kept) for stratum in strata)

    frame, drawn = count(stratum for _, stratum, _ in draw.frame), count(stratum for _, stratum, _ in draw.drawn)
    judged = count(text.split("|") for text in settled["stratum"])
    hits = count(text.split("|") for text in settled[settled["grade"] != "pass"]["stratum"])
    return [
        {
            "values": [_name(names[at], value, settled) for at, value in zip(kept, key)],
            "n_frame": frame[key],
            "n_drawn": drawn[key],
            "n_judged": judged[key],
            "hits": hits[key],
        }
        for key in sorted(set(frame) | set(drawn))
    ]


def _name(column: str, value: str, settled: pd.DataFrame) -> str:
    """A responsible person by name where a judged case tells it."""
    if column != "responsible_id":
        return value
    return dict(zip(settled["person"], settled["person_name"])).get(value, value)


def _decide(draw: Draw, settled: pd.DataFrame) -> dict | None:
    below = draw.design.get("clean_below")
    if below is None:
        return None
    failed = int((settled["grade"] != "pass").sum())
    done = len(settled) == len(draw.drawn)
    bound = bound_clean(len(settled), confidence=draw.design["confidence"]) if not failed else None
    verdict = "rejected" if failed else "accepted" if done and bound is not None and bound <= below else "waiting"
    return {"clean_below": below, "verdict": verdict, "bound": bound}
