"""A learned score of MR quality from tables of metrics, without a database: fitted, judged at left-out sites, applied."""

import hashlib
from dataclasses import asdict
from typing import Any

import numpy as np

from apps.common.policy import load_shipped
from apps.qc.engine.learned.model import QualityModel, fit_model, score_table
from apps.qc.engine.learned.table import parse_metrics
from apps.qc.engine.learned.validation import check_trainable, choose_penalty, validate

SEED = 1


def learn_score(text: str) -> tuple[dict[str, Any] | None, list[dict]]:
    """The model with the figures it must be judged by, and what it was made from; or the faults of the table."""
    table, faults = parse_metrics(text)
    if table is None:
        return None, faults
    policy = load_shipped("qc", "learned_score")
    lacks = check_trainable(table, **policy.payload)
    if lacks:
        limits = ", ".join(f"{name} {value}" for name, value in policy.payload.items())
        return None, [{"error": f"not enough to learn from: {', '.join(lacks)} ({limits})"}]
    judged = table.choose(~np.isnan(table.ratings))
    model = fit_model(judged, penalty=choose_penalty(judged))
    return {
        "policy": policy.label,
        "table_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "leave_one_site_out": asdict(validate(judged, seed=SEED)),
        "model": model.to_json(),
    }, []


def apply_score(model: dict[str, Any], text: str) -> tuple[list[dict[str, Any]], list[dict]]:
    """The chance of every case of a table to be unacceptable, with the metrics that training never saw like that."""
    table, faults = parse_metrics(text)
    if table is None:
        return [], faults
    try:
        return [asdict(score) for score in score_table(QualityModel.from_json(model), table)], []
    except ValueError as error:
        return [], [{"error": str(error)}]
