"""What a device of a model begins with: its channels, and by policy the limits, tests and recurring work of its modality."""

from dataclasses import dataclass

from apps.common.kernel.errors import NotFound
from apps.common.policy import find_policy
from apps.devices.engine.plan_templates import PlanTemplate, read_plan_templates
from apps.devices.engine.qa_tests import QaTest
from apps.devices.engine.rules import Rule
from apps.devices.models import DeviceModel
from apps.devices.selectors.qa import load_tests

PLANS = "devices.plan_templates"


@dataclass(frozen=True)
class ModelTemplate:
    """`channels`: rows of the model; `rules`: those in force on one of them."""

    model: DeviceModel
    channels: list[dict]
    rules: list[Rule]
    tests: list[QaTest]
    plans: list[PlanTemplate]


def list_plan_templates(modality: str) -> list[PlanTemplate]:
    policy = find_policy(PLANS)
    found = read_plan_templates(policy.payload) if policy else []
    return [row for row in found if row.applies_to(modality)]


def read_template(code: str, rules: list[Rule]) -> ModelTemplate:
    """`rules`: all in force. Raises NotFound."""
    model = DeviceModel.objects.filter(code=code).first()
    if model is None:
        raise NotFound("devices.model_unknown", model=code)
    channels = {row["code"] for row in model.channels}
    return ModelTemplate(
        model,
        model.channels,
        [rule for rule in rules if rule.channel in channels and rule.applies_to(model.modality)],
        [test for test in load_tests()[0] if test.applies_to(model.modality)],
        list_plan_templates(model.modality),
    )
