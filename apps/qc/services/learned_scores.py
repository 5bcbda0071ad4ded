"""A learned score of MR quality from tables of metrics: fitted, judged at left-out sites, applied; kept by name, or from file to file without a database."""

import hashlib
from dataclasses import asdict
from typing import Any

import numpy as np

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason
from apps.common.policy import load_shipped
from apps.qc.engine.learned.model import QualityModel, fit_model, list_lacking, score_table
from apps.qc.engine.learned.table import Fault, parse_metrics
from apps.qc.engine.learned.validation import check_trainable, choose_penalty, validate
from apps.qc.models import LearnedScore
from apps.qc.selectors.learned_scores import get_learned_score

SEED = 1


def learn_score(text: str) -> tuple[dict[str, Any] | None, list[Fault]]:
    """The model with the figures it must be judged by, and what it was made from; or the faults of the table."""
    table, faults = parse_metrics(text)
    if table is None:
        return None, faults
    policy = load_shipped("qc", "learned_score")
    lacks = check_trainable(table, **policy.payload)
    if lacks:
        limits = ", ".join(f"{name} {value}" for name, value in policy.payload.items())
        return None, [Fault("qc.table_too_few", {"lacks": ", ".join(lacks), "limits": limits})]
    judged = table.choose(~np.isnan(table.ratings))
    model = fit_model(judged, penalty=choose_penalty(judged))
    return {
        "policy": policy.label,
        "table_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "leave_one_site_out": asdict(validate(judged, seed=SEED)),
        "model": model.to_json(),
    }, []


def apply_score(model: dict[str, Any], text: str) -> tuple[list[dict[str, Any]], list[Fault]]:
    """The chance of every case of a table to be unacceptable, with the metrics that training never saw like that."""
    table, faults = parse_metrics(text)
    if table is None:
        return [], faults
    read = QualityModel.from_json(model)
    if lacking := list_lacking(read, table):
        return [], [Fault("qc.table_lacks", {"metrics": ", ".join(lacking)})]
    return [asdict(score) for score in score_table(read, table)], []


def keep_score(name: str, text: str, *, actor: Actor) -> LearnedScore:
    """Learned from a table and kept with its figures; raises Invalid with the table's faults."""
    learned, faults = learn_score(text)
    if learned is None:
        raise _refuse(faults)
    figures = learned["leave_one_site_out"]
    row = LearnedScore.objects.create(
        name=name.strip(),
        table_sha256=learned["table_sha256"],
        n_cases=figures["n"],
        auc=figures["auc"],
        figures=figures,
        model=learned["model"],
        policy_version=learned["policy"],
        made_by_id=actor.id,
        made_by_name=actor.name,
        made_at=clock.now(),
    )
    record(actor, "qc.score_learned", obj=f"learned_score:{row.id}", detail={"cases": row.n_cases, "auc": round(row.auc, 4)})  # fmt: skip
    return row


def score_cases(score_id: int, text: str, *, actor: Actor) -> list[dict[str, Any]]:
    """The most doubtful first; raises NotFound, or Invalid with the table's faults."""
    row = get_learned_score(score_id)
    scores, faults = apply_score(row.model, text)
    if faults:
        raise _refuse(faults)
    record(actor, "qc.score_applied", obj=f"learned_score:{row.id}", detail={"cases": len(scores)})
    return sorted(scores, key=lambda one: (-one["chance"], one["case"]))


def _refuse(faults: list[Fault]) -> Invalid:
    first = faults[0]
    return Invalid({"table": Reason(first.code, {**first.params, "line": first.line}, severity="error")})
