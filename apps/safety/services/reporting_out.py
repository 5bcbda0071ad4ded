"""A reaction as it leaves the house: FHIR JSON, and the regulator's form as a PDF."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound
from apps.common.kernel.words import render_code
from apps.common.printing import Block, render_pdf
from apps.directory.public import MeasureFacts, get_site, latest_measure
from apps.safety.engine.adverse_event import EventFacts, GivenContrast, build_adverse_event
from apps.safety.models import Injection, Reaction
from apps.workflow.public import ExamFacts, get_exam

LINE = "________________"


def get_reaction(reaction_id: int) -> Reaction:
    """With all that a report needs; raises NotFound."""
    rows = Reaction.objects.select_related("injection__agent", "injection__lot", "patient")
    row = rows.prefetch_related("acts", "observations").filter(pk=reaction_id).first()
    if row is None:
        raise NotFound("safety.reaction_unknown")
    return row


def export_event(reaction_id: int, *, lang: str, actor: Actor) -> dict[str, Any]:
    """FHIR R4 AdverseEvent."""
    row = get_reaction(reaction_id)
    exam, site = get_exam(row.exam_id), get_site(row.site_id)
    facts = EventFacts(
        number=row.id,
        identifier_system=f"urn:radflow:{site.code}:reaction",
        patient_id=row.patient_id,
        mrn_system=f"urn:radflow:{site.code}:mrn",
        mrn=exam.patient.mrn,
        kind_text=render_code(f"safety.kind_{row.confirmed_kind or row.chosen_kind}", lang),
        symptoms=tuple(render_code(f"safety.symptom_{code}", lang) for code in row.symptoms),
        grade=row.confirmed_grade or row.chosen_grade,
        is_serious=bool(row.seriousness),
        outcome=row.outcome_code,
        started_at=row.started_at,
        recorded_at=row.recorded_at,
        recorder=row.recorded_by,
        site=site.name.get(lang, site.code),
        encounter=exam.visit_number,
        given=_read_given(row.injection, lang) if row.injection else None,
    )
    record(actor, "reaction.exported", obj=f"reaction:{row.id}", patient_id=row.patient_id, detail={"as": "fhir"})
    return build_adverse_event(facts)


def _read_given(row: Injection, lang: str) -> GivenContrast:
    return GivenContrast(
        agent=row.agent.names.get(lang, row.agent.code),
        concentration=_strength(row),
        maker=row.agent.maker,
        lot=row.lot.lot if row.lot else "",
        expires_on=row.lot.expires_on if row.lot else None,
        volume_ml=float(row.volume_ml),
        rate_ml_per_s=None if row.rate_ml_per_s is None else float(row.rate_ml_per_s),
        route=render_code(f"safety.route_{row.route}", lang),
        at=row.at,
    )


def print_report(reaction_id: int, *, lang: str, actor: Actor) -> bytes:
    """The fields of the national form of drug reactions (Order 81, annex 1), filled in as far as they are known."""
    row = get_reaction(reaction_id)
    form = _Form(row, get_exam(row.exam_id), lang)
    blocks = [
        Block("rows", rows=form.list_head()),
        Block("heading", form.say("patient")),
        Block("rows", rows=form.list_patient(latest_measure(row.patient_id))),
        Block("heading", form.say("drug")),
        Block("rows", rows=form.list_drug()),
        Block("heading", form.say("reaction")),
        Block("rows", rows=form.list_reaction()),
        Block("heading", form.say("course")),
        Block("rows", rows=form.list_course()),
        Block("heading", form.say("judgement")),
        Block("rows", rows=form.list_judgement()),
    ]
    record(actor, "reaction.exported", obj=f"reaction:{row.id}", patient_id=row.patient_id, detail={"as": "form"})
    return render_pdf(form.say("title"), blocks, lang=lang, footer=f"{row.id}  {form.show(clock.now())}")


class _Form:
    """One reaction in one language; what nobody recorded is a line to write on."""

    def __init__(self, row: Reaction, exam: ExamFacts, lang: str) -> None:
        self.row, self.exam, self.lang = row, exam, lang
        self.site = get_site(row.site_id)
        self.zone = ZoneInfo(self.site.time_zone)

    def say(self, code: str, **params: Any) -> str:
        return render_code(f"safety.form_{code}", self.lang, params)

    def show(self, at: datetime | None) -> str:
        return at.astimezone(self.zone).strftime("%Y-%m-%d %H:%M") if at else LINE

    def choose(self, name: str, codes: tuple[str, ...], chosen: tuple[str, ...]) -> str:
        """The boxes of the form, the known one ticked."""
        return "  ".join(f"{'■' if code in chosen else '□'} {self.say(f'{name}_{code}')}" for code in codes)

    def list_head(self) -> list[tuple[str, str]]:
        grade = "serious" if self.row.seriousness else "general"
        return [
            (self.say("number"), str(self.row.id)),
            (self.say("type"), self.choose("type", ("new", "serious", "general"), (grade,))),
            (self.say("unit"), self.site.name.get(self.lang, self.site.code)),
        ]

    def list_patient(self, measure: MeasureFacts | None) -> list[tuple[str, str]]:
        patient = self.exam.patient
        weight = f"{measure.weight_kg} kg" if measure and measure.weight_kg else LINE
        return [
            (self.say("name"), patient.name),
            (self.say("sex"), render_code(f"workflow.sex.{patient.sex}", self.lang)),
            (self.say("born"), str(patient.birth_date or LINE)),
            (self.say("weight"), weight),
            (self.say("mrn"), patient.mrn),
            (self.say("disease"), self.exam.reason_for_exam or LINE),
        ]

    def list_drug(self) -> list[tuple[str, str]]:
        given = self.row.injection
        if given is None:
            return [(self.say("generic_name"), LINE)]
        rate = f" {given.rate_ml_per_s} mL/s" if given.rate_ml_per_s is not None else ""
        use = f"{given.volume_ml} mL{rate} {render_code(f'safety.route_{given.route}', self.lang)}"
        return [
            (self.say("licence"), given.agent.licence or LINE),
            (
                self.say("generic_name"),
                f"{given.agent.names.get(self.lang, given.agent.code)} {_strength(given)}".strip(),
            ),
            (self.say("maker"), given.agent.maker or LINE),
            (self.say("lot"), given.lot.lot if given.lot else LINE),
            (self.say("use"), use),
            (self.say("used_at"), self.show(given.at)),
            (self.say("used_for"), self.exam.exam_type_names.get(self.lang, self.exam.exam_type_code)),
        ]

    def list_reaction(self) -> list[tuple[str, str]]:
        row = self.row
        symptoms = [render_code(f"safety.symptom_{code}", self.lang) for code in row.symptoms]
        kind = render_code(f"safety.kind_{row.confirmed_kind or row.chosen_kind}", self.lang)
        grade = render_code(f"safety.grade_{row.confirmed_grade or row.chosen_grade}", self.lang)
        outcomes = ("resolved", "recovering", "ongoing", "unknown", "sequelae", "fatal")
        criteria = ("death", "life_threatening", "hospitalised", "disability", "other_serious")
        return [
            (self.say("event"), "、".join(symptoms) if self.lang == "zh-Hans" else ", ".join(symptoms)),
            (self.say("grade"), f"{grade} {kind}"),
            (self.say("event_at"), self.show(row.started_at)),
            (self.say("seriousness"), self.choose("serious", criteria, tuple(row.seriousness))),
            (self.say("outcome"), self.choose("outcome", outcomes, (row.outcome_code,))),
            (self.say("outcome_text"), row.outcome or LINE),
        ]

    def list_course(self) -> list[tuple[str, str]]:
        """Acts and vital signs in the order of time."""
        rows = [(act.at, _write_act(act)) for act in self.row.acts.all()]
        for seen in self.row.observations.all():
            text = f"{seen.systolic_mmhg or '–'}/{seen.diastolic_mmhg or '–'} mmHg  {seen.pulse_per_min or '–'} /min  SpO2 {seen.spo2_percent or '–'} %"
            rows.append((seen.at, f"{text} {seen.consciousness} {seen.note}".strip()))
        return [(self.show(at), text) for at, text in sorted(rows, key=lambda r: r[0])] or [(self.say("none"), "")]

    def list_judgement(self) -> list[tuple[str, str]]:
        """Causality is judged by people, on paper."""
        causes = ("certain", "probable", "possible", "unlikely", "pending", "unassessable")
        answers = ("yes", "no", "unclear", "not_done")
        return [
            (self.say("stopped"), self.choose("answer", answers, ())),
            (self.say("again"), self.choose("answer", answers, ())),
            (self.say("cause_reporter"), self.choose("cause", causes, ())),
            (self.say("cause_unit"), self.choose("cause", causes, ())),
            (self.say("reporter"), self.row.recorded_by),
            (self.say("confirmed_by"), self.row.confirmed_by or LINE),
            (self.say("signature"), LINE),
        ]


def _write_act(act) -> str:
    drug = " ".join(v for v in (act.detail.get(k, "") for k in ("name", "dose", "route")) if v)
    return f"{drug or act.text} ({act.by})"


def _strength(row: Injection) -> str:
    agent = row.agent
    return f"{agent.concentration.normalize():f} {agent.concentration_unit}" if agent.concentration else ""
