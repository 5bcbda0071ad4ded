"""One line of `assess_contrast`: a case as JSON, read into the facts that the rules look at. Every fault is named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from apps.safety.engine.allergies import classify_substance
from apps.safety.engine.contrast_values import (
    ALLERGIC,
    ANSWERS,
    CLASS_OF_MODALITY,
    GROUPS,
    LIMITS,
    NOT_ALLERGIC,
    SEVERITIES,
    THYROID,
    YES_NO,
    Faults,
    read_moment,
    read_number,
    read_past,
    read_route,
    read_sex,
    read_three_state,
    read_unit,
)
from apps.safety.engine.egfr import read_creatinine
from apps.safety.engine.facts import AgentFact, AllergyFact, Answer, AnswerValue, EgfrFact, GivenFact, Rules, SafetyCase
from apps.safety.engine.forms import Form, choose_form
from apps.safety.engine.packs import PACKS

FIRST_ASKED = ("prior_reactions", "aki", "dialysis", "metformin", "diabetes", "pregnancy")
SHORTEST_NAME = 5


@dataclass(frozen=True)
class ContrastLine:
    id: Any
    pack: str
    case: SafetyCase
    starts_at: datetime
    now: datetime
    names: tuple[str, ...]
    """Questions that the line says nothing about."""


@dataclass(frozen=True)
class Shelf:
    """What is known without a database: forms, agents by pack (their groups differ by school), words for allergies."""

    forms: Sequence[Form]
    agents: Mapping[str, Mapping[str, AgentFact]]
    names: Mapping[str, str]
    terms: Rules


def parse_contrast_line(data: Any, shelf: Shelf) -> ContrastLine | list[str]:
    """The line, or all its faults."""
    if not isinstance(data, dict):
        return ["a case is a JSON object"]
    faults = Faults()
    if isinstance(data.get("id"), bool) or not isinstance(data.get("id"), str | int):
        faults.append("id: needed, text or a number")
    pack = data.get("pack", "local")
    pack = pack.lower() if isinstance(pack, str) else pack
    if pack not in PACKS:
        faults.append(f"pack: one of {', '.join(PACKS)}")
    exam, patient = (data.get(k) if isinstance(data.get(k), dict) else {} for k in ("exam", "patient"))
    faults += [f"{k}: needed, an object" for k in ("exam", "patient") if not isinstance(data.get(k), dict)]
    now = faults.take("now", data.get("now"), read_moment, needed=True)
    starts_at = faults.take("starts_at", data.get("starts_at"), read_moment, needed=True)
    if now and starts_at and starts_at < now:
        faults.append("starts_at: before now")
    case = _read_case(exam, patient, shelf, faults, now=now, pack=pack if pack in PACKS else "local")
    if faults or case is None or now is None or starts_at is None:
        return list(faults)
    missing = tuple(k for k in FIRST_ASKED if k not in patient)
    return ContrastLine(data["id"], pack, case, starts_at, now, missing)


def _read_case(
    exam: dict, patient: dict, shelf: Shelf, faults: Faults, *, now: datetime | None, pack: str
) -> SafetyCase | None:
    numbers = {
        k: faults.take(f"patient.{k}", patient.get(k), lambda v, k=k: read_number(v, *LIMITS[k])) for k in LIMITS
    }
    faults.take("exam.volume_ml", exam.get("volume_ml"), lambda v: read_number(v, 0.01, 1000))
    sex = faults.take("patient.sex", patient.get("sex"), read_sex) or "U"
    modality = str(exam.get("modality") or "").upper()
    if not modality:
        faults.append("exam.modality: needed")
    route = faults.take("exam.route", exam.get("route"), read_route) or "iv"
    agent = _read_agent(exam, modality, shelf, pack)
    answers = _read_answers(patient, faults)
    moment = now or datetime.max.replace(tzinfo=UTC)
    egfr, why = _read_egfr(patient, sex, numbers["age"], numbers["height_cm"], faults, now=moment)
    contrast = agent.agent_class if agent else "none"
    form = choose_form(shelf.forms, modality=modality, contrast=contrast)
    asked = form and replace(form, items=tuple(i for i in form.items if i.code in answers))
    return SafetyCase(
        modality=modality,
        contrast=contrast,
        sex=sex,
        age_years=numbers["age"],
        patient_class="outpatient",
        form=asked,
        answers=answers,
        allergies=tuple(_read_reactions(patient.get("prior_reactions"), contrast, shelf, faults, now=moment)),
        egfr=egfr,
        agent=agent,
        route=route,
        given=tuple(_read_given(patient.get("last_contrast"), contrast, shelf, faults, now=moment)),
        why_no_egfr=why,
    )


def _read_agent(exam: dict, modality: str, shelf: Shelf, pack: str) -> AgentFact | None:
    """The agent by code or name; what nobody knows is of the class that the modality is given with."""
    name, group = str(exam.get("agent") or "").strip(), str(exam.get("agent_group") or "").strip()
    if name.lower() in ("", "none", "no") and not group:
        return None
    wanted = name.lower()
    known = next(
        (
            a
            for code, a in shelf.agents[pack].items()
            if len(wanted) >= SHORTEST_NAME and (wanted in code or code in wanted)
        ),
        None,
    )
    group = group.lower().removeprefix("group").strip(" _-")
    group = GROUPS.get(group, group)
    named = classify_substance(f"{name} {group}", agents=shelf.names, rules=shelf.terms)
    agent_class = known.agent_class if known else named or CLASS_OF_MODALITY.get(modality, "iodine")
    own = known.group if known else ""
    if agent_class != "gadolinium":
        group = ""
    return AgentFact(known.code if known else wanted, name or group, agent_class, group or own)


def _read_answers(patient: dict, faults: Faults) -> dict[str, Answer]:
    answers = {}
    for field, item in ANSWERS.items():
        if field in patient:
            value = patient[field]
            state = None if value is None else faults.take(f"patient.{field}", value, read_three_state)
            answers[item] = Answer(item, YES_NO[state])
    if patient.get("thyroid") is not None:
        answers |= _read_thyroid(patient["thyroid"], faults)
    return answers


def _read_thyroid(value: Any, faults: Faults) -> dict[str, Answer]:
    """A word for the illness, or yes and no for an overactive thyroid."""
    word = value.strip().lower().replace(" ", "_") if isinstance(value, str) else value
    if isinstance(word, str) and word in THYROID:
        item = THYROID[word]
        return {item: Answer(item, AnswerValue.YES)} if item else {}
    state = faults.take("patient.thyroid", word, read_three_state)
    return {"hyperthyroidism": Answer("hyperthyroidism", YES_NO[state])}


def _read_egfr(
    patient: dict, sex: str, age: float | None, height_cm: float | None, faults: Faults, *, now: datetime
) -> tuple[EgfrFact | None, str]:
    """An eGFR counts before a creatinine of the same day or an older one."""
    found, why = [], ""
    value, at, _ = _read_lab(patient, "egfr", faults, now=now)
    if value is not None and at:
        number = faults.take("patient.egfr", value, lambda v: read_number(v, 0, 250))
        found += [EgfrFact(number, at, "lab")] if number is not None else []
    value, at, unit = _read_lab(patient, "creatinine", faults, now=now)
    if value is not None and at:
        creatinine = faults.take("patient.creatinine", value, lambda v: read_unit(v, unit))
        if creatinine is not None:
            read = read_creatinine(creatinine, sex=sex, age_years=age, height_cm=height_cm)
            why = read if isinstance(read, str) else ""
            found += [] if isinstance(read, str) else [EgfrFact(read[0], at, read[1])]
    newest = max(found, key=lambda f: f.at, default=None)
    return newest, "" if newest else why


def _read_lab(patient: dict, name: str, faults: Faults, *, now: datetime) -> tuple[Any, datetime | None, str]:
    """A figure with its day and unit: as an object, or beside it as `<name>_date` and `<name>_unit`."""
    raw = patient.get(name)
    if raw is None:
        return None, None, ""
    row = raw if isinstance(raw, dict) else {"value": raw}
    day = next((row[k] for k in ("date", "at", "taken_at") if row.get(k)), None)
    day = day or patient.get(f"{name}_date") or patient.get("lab_date") or patient.get("date")
    unit = str(row.get("unit") or patient.get(f"{name}_unit") or patient.get("unit") or "")
    if row.get("value") is None:
        faults.append(f"patient.{name}: needs a value")
        return None, None, unit
    at = faults.take(f"patient.{name}.date", day, lambda v: read_past(v, now=now), needed=True)
    return row["value"], at, unit


def _read_reactions(raw: Any, contrast: str, shelf: Shelf, faults: Faults, *, now: datetime) -> Iterator[AllergyFact]:
    """A reaction whose agent nobody knows counts against the agent that is planned."""
    if raw is None:
        return
    if not isinstance(raw, list) or not all(isinstance(row, dict) for row in raw):
        faults.append("patient.prior_reactions: a list of objects")
        return
    for n, row in enumerate(raw):
        place, text = f"patient.prior_reactions[{n}]", str(row.get("agent") or "").strip()
        kind, severity = (str(row.get(k) or "unknown").strip().lower() for k in ("kind", "severity"))
        if kind not in (*ALLERGIC, *NOT_ALLERGIC):
            faults.append(f"{place}.kind: one of {', '.join(k for k in (*ALLERGIC, *NOT_ALLERGIC) if k)}")
        if severity not in SEVERITIES:
            faults.append(f"{place}.severity: one of {', '.join(SEVERITIES)}")
        faults.take(f"{place}.date", row.get("date"), lambda v: read_past(v, now=now))
        yield AllergyFact(
            id=n + 1,
            substance=text,
            text=text or "?",
            agent_class=_classify(text, shelf) or (contrast if _is_nameless(text) else None),
            kind=kind,
            severity=severity,
            is_allergic_like=kind in ALLERGIC,
        )


def _read_given(raw: Any, contrast: str, shelf: Shelf, faults: Faults, *, now: datetime) -> Iterator[GivenFact]:
    """A time, or an object with agent and time, or a list of them; without an agent it was of the planned class."""
    for n, row in enumerate(raw if isinstance(raw, list) else [] if raw is None else [raw]):
        facts = row if isinstance(row, dict) else {"at": row}
        when = next((facts[k] for k in ("at", "date", "given_at") if facts.get(k)), None)
        at = faults.take(f"patient.last_contrast[{n}]", when, lambda v: read_past(v, now=now), needed=True)
        name = str(facts.get("agent") or facts.get("class") or facts.get("agent_class") or facts.get("kind") or "")
        if at:
            yield GivenFact(_classify(name, shelf) or contrast, at)


def _classify(text: str, shelf: Shelf) -> str | None:
    low = text.lower()
    for agent_class in ("iodine", "gadolinium", "microbubble", "barium"):
        if agent_class in low or (agent_class == "iodine" and ("iodinated" in low or "碘" in text)):
            return agent_class
    return "gadolinium" if "钆" in text else classify_substance(text, agents=shelf.names, rules=shelf.terms)


def _is_nameless(text: str) -> bool:
    return text.lower() in ("", "?", "unknown", "contrast", "contrast media", "contrast agent", "造影剂", "对比剂")
