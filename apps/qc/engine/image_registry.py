"""The catalogue of image rules and the decorator that fills it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from apps.common.kernel.catalog import Catalog
from apps.common.kernel.reason import Reason
from apps.qc.engine.image import SEVERITIES, ImageCase, ImageFinding, ImageInstance, ImageSeries


@dataclass(frozen=True)
class Said:
    """What a rule yields: words as a code below `qc.img_`, the place and both values; the rule's own names are added."""

    code: str
    severity: str
    params: dict[str, Any]
    series: ImageSeries | None = None
    instance: ImageInstance | None = None
    measured: Any = None
    expected: Any = None


ImageRule = Callable[[ImageCase], Iterable[Said]]
IMAGE_RULES = Catalog("image rules")


def image_rule(
    code: str, *, category: str, title: dict[str, str], version: int = 1, reads_pixels: bool = False
) -> Callable[[ImageRule], ImageRule]:
    """Register a rule under its code; `title` is a language map."""

    def register(rule: ImageRule) -> ImageRule:
        IMAGE_RULES.register(code, rule, category=category, title=title, version=version, reads_pixels=reads_pixels)
        return rule

    return register


def make_finding(member, said: Said, *, policy_version: str | None) -> ImageFinding:
    """The finding of a catalogue member; raises ValueError on an unknown severity."""
    if said.severity not in SEVERITIES:
        raise ValueError(f"{member.code}: unknown severity {said.severity}")
    params = {"series": said.series.name if said.series else ""} | said.params
    return ImageFinding(
        rule=member.code,
        category=member.facts["category"],
        severity=said.severity,
        reason=Reason(
            f"qc.img_{said.code}",
            params,
            severity="warning" if said.severity == "warn" else said.severity,  # type: ignore[arg-type]
            policy_version=policy_version,
        ),
        series=said.series.uid if said.series else "",
        instance=said.instance.uid if said.instance else "",
        measured=said.measured,
        expected=said.expected,
        rule_version=member.facts["version"],
    )
