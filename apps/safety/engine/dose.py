"""How much contrast an exam takes, how fast, and what speaks against it; every figure comes from the policy and is explained."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from apps.common.kernel.reason import Reason
from apps.safety.engine.facts import Rules
from apps.safety.engine.injector import find_cannula, list_vein_limits
from apps.safety.engine.injector import shorten as _short

# weight_only, as printed with the 14.2 gI/m2 protocol (Radiologic Practice 2025-09); the others take height too
BSA_FORMULAS = {
    "weight_only": lambda weight, height: 0.1173 * weight**0.6466,
    "du_bois": lambda weight, height: 0.007184 * weight**0.425 * height**0.725,
    "mosteller": lambda weight, height: (weight * height / 3600) ** 0.5,
    "haycock": lambda weight, height: 0.024265 * weight**0.5378 * height**0.3964,
}
# what an amount is given by: the patient's figure that it is multiplied with
BASES = {"mL": None, "mL/kg": "weight", "mgI/kg": "weight", "mmol/kg": "weight", "gI/m2": "bsa"}


@dataclass(frozen=True)
class DoseCase:
    """What is known at planning; `concentration` in the agent's own unit (mgI/mL or mmol/mL)."""

    modality: str
    exam_type: str
    agent_class: str
    concentration: float | None = None
    concentration_unit: str = ""
    is_verified: bool = True
    weight_kg: float | None = None
    height_cm: float | None = None
    age_years: float | None = None
    gauge: int | None = None
    site: str = ""
    container_ml: float | None = None


@dataclass(frozen=True)
class DosePlan:
    """`volume_ml` is None while something is missing. `confirm`: implausible, a person has to say so in words."""

    rule: str
    method: str
    volume_ml: float | None
    rate_ml_per_s: float | None
    duration_s: float | None
    flush_ml: float | None
    pressure_limit_psi: float | None
    bsa_m2: float | None
    amount: float | None
    amount_unit: str
    steps: tuple[Reason, ...]
    warnings: tuple[Reason, ...]
    confirm: tuple[Reason, ...]
    policy_version: str


def compute_bsa(weight_kg: float, height_cm: float | None, *, formula: str) -> float | None:
    """Body surface in m2; None when the formula needs a height that is missing. Raises KeyError for an unknown formula."""
    if formula != "weight_only" and height_cm is None:
        BSA_FORMULAS[formula]
        return None
    return BSA_FORMULAS[formula](weight_kg, height_cm)


def choose_rule(case: DoseCase, rules: Rules) -> Mapping[str, Any] | None:
    """The first rule that names the exam type; else the first for the modality and class as a whole."""
    fitting = [
        row
        for row in rules.payload["rules"]
        if row["agent_class"] == case.agent_class and row.get("modality", case.modality) == case.modality
    ]
    named = [row for row in fitting if case.exam_type in row.get("exam_types", ())]
    return next(iter(named or [row for row in fitting if not row.get("exam_types")]), None)


def plan_dose(case: DoseCase, rules: Rules) -> DosePlan | None:
    """Volume, rate, duration and flush by the department's rule; None when no rule fits the exam."""
    rule = choose_rule(case, rules)
    if rule is None:
        return None
    work = _Work(case, rule, rules)
    volume = work.find_volume()
    if volume is not None:
        volume = work.limit_volume(volume)
    rate, duration = work.find_rate(volume)
    work.check_plausible()
    return DosePlan(
        rule=rule["code"],
        method=rule["unit"],
        volume_ml=volume,
        rate_ml_per_s=rate,
        duration_s=duration,
        flush_ml=rule.get("flush_ml"),
        pressure_limit_psi=work.cannula.get("pressure_psi"),
        bsa_m2=work.bsa,
        amount=work.amount,
        amount_unit=work.amount_unit,
        steps=tuple(work.steps),
        warnings=tuple(work.warnings),
        confirm=tuple(work.confirm),
        policy_version=rules.label,
    )


class _Work:
    """One plan in the making: the steps that explain it pile up in order."""

    def __init__(self, case: DoseCase, rule: Mapping[str, Any], rules: Rules) -> None:
        self.case, self.rule, self.rules = case, rule, rules
        self.bsa: float | None = None
        self.amount: float | None = None
        self.amount_unit = ""
        self.steps: list[Reason] = []
        self.warnings: list[Reason] = []
        self.confirm: list[Reason] = []
        self.cannula = find_cannula(rules, case.gauge)

    def say(self, into: list[Reason], code: str, *, severity: str = "info", **params: Any) -> None:
        into.append(Reason(f"safety.{code}", params, severity, self.rules.label))  # type: ignore[arg-type]

    def find_volume(self) -> float | None:
        unit, per = self.rule["unit"], float(self.rule["amount"])
        basis = self.find_basis(BASES[unit])
        if basis is None:
            return None
        self.amount, self.amount_unit = round(per * basis, 3), unit.split("/", maxsplit=1)[0]
        if BASES[unit]:
            given = round(basis, 2)
            self.say(
                self.steps, f"dose_by_{BASES[unit]}", per=per, unit=unit, basis=given, amount=_short(self.amount),
                amount_unit=self.amount_unit,
            )  # fmt: skip
        else:
            self.say(self.steps, "dose_fixed", amount=_short(per))
        return self.convert(self.amount)

    def find_basis(self, kind: str | None) -> float | None:
        if kind is None:
            return 1.0
        weight = self.case.weight_kg
        if weight is None:
            self.say(self.warnings, "dose_weight_missing", severity="warning")
            return None
        if kind == "weight":
            return weight
        formula = self.rule["bsa_formula"]
        self.bsa = compute_bsa(weight, self.case.height_cm, formula=formula)
        if self.bsa is None:
            self.say(self.warnings, "dose_height_missing", severity="warning")
            return None
        self.say(self.steps, f"dose_bsa_{formula}", weight=_short(weight), bsa=round(self.bsa, 2))
        return self.bsa

    def convert(self, amount: float) -> float | None:
        """An amount of iodine or gadolinium in mL of this agent."""
        if self.amount_unit == "mL":
            return amount
        wanted = "mmol/mL" if self.amount_unit == "mmol" else "mgI/mL"
        if not self.case.concentration or self.case.concentration_unit != wanted:
            self.say(self.warnings, "dose_concentration_missing", severity="warning", unit=wanted)
            return None
        if not self.case.is_verified:
            self.say(self.warnings, "dose_concentration_unverified", severity="warning")
        milli = amount * 1000 if self.amount_unit == "gI" else amount
        volume = milli / self.case.concentration
        self.say(
            self.steps, "dose_volume", amount=_short(amount), unit=self.amount_unit,
            concentration=_short(self.case.concentration), concentration_unit=wanted, volume=round(volume, 1),
        )  # fmt: skip
        return volume

    def limit_volume(self, volume: float) -> float:
        highest = self.rule.get("max_volume_ml")
        if highest is not None and volume > highest:
            self.say(self.warnings, "dose_capped", severity="warning", volume=round(volume, 1), highest=_short(highest))
            volume = float(highest)
        content = self.case.container_ml
        if content is not None and volume > content:
            self.say(self.warnings, "dose_over_container", severity="warning", container=_short(content))
        return round(volume, 1)

    def find_rate(self, volume: float | None) -> tuple[float | None, float | None]:
        """A fixed time gives the rate, a fixed rate the time; then the cannula and the vein have their say."""
        rate, duration = self.rule.get("rate_ml_per_s"), self.rule.get("duration_s")
        if rate is None and duration and volume is not None:
            rate = round(volume / duration, 1)
            self.say(self.steps, "dose_rate_by_time", duration=_short(duration), rate=rate)
        if rate is None:
            return None, None
        for code, highest in self.list_rate_limits():
            if rate > highest:
                self.say(self.warnings, code, severity="warning", rate=rate, highest=_short(highest),
                         gauge=self.case.gauge)  # fmt: skip
                rate = float(highest)
        better = self.rules.payload["prefer_cannula"]
        if self.case.gauge and rate >= better["from_ml_per_s"] and self.case.gauge > better["gauge"]:
            self.say(self.warnings, "dose_prefer_cannula", severity="warning", rate=rate, gauge=better["gauge"])
        return rate, round(volume / rate, 1) if volume is not None and rate else None

    def list_rate_limits(self) -> list[tuple[str, float]]:
        highest = self.rule.get("max_rate_ml_per_s")
        own = [("dose_rate_over_rule", float(highest))] if highest is not None else []
        return own + list_vein_limits(self.rules, gauge=self.case.gauge, site=self.case.site)

    def check_plausible(self) -> None:
        """Figures of the patient that are possible but not likely: the dose stands on them."""
        for figure, value in (("weight_kg", self.case.weight_kg), ("height_cm", self.case.height_cm)):
            if value is None or self.case.age_years is None:
                continue
            bounds = next(b for b in self.rules.payload["plausible"] if self.case.age_years < b["below_years"])
            low, high = bounds[figure]
            if not low <= value <= high:
                self.say(self.confirm, f"dose_{figure.split('_')[0]}_implausible", severity="error", value=_short(value),
                         low=low, high=high)  # fmt: skip


def check_given(
    plan: DosePlan | None, *, volume_ml: float, rate_ml_per_s: float | None, rules: Rules, is_part: bool = False
) -> tuple[Reason, ...]:
    """What is implausible about a volume or rate that was typed, against what was planned; a part may be little."""
    if plan is None:
        return ()
    found = list(plan.confirm)
    high, low = rules.payload["confirm_ratio"]["high"], 0.0 if is_part else rules.payload["confirm_ratio"]["low"]
    for figure, given, planned in (
        ("volume", volume_ml, plan.volume_ml),
        ("rate", rate_ml_per_s, plan.rate_ml_per_s),
    ):
        if given and planned and not low * planned <= given <= high * planned:
            params = {"given": _short(given), "planned": _short(planned)}
            found.append(Reason(f"safety.dose_{figure}_off_plan", params, "error", rules.label))
    return tuple(found)
