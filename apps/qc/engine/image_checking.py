"""Run the image rules over one study."""

from collections.abc import Collection

from apps.common.kernel.reason import Reason
from apps.qc.engine.image import ImageCase, ImageFinding
from apps.qc.engine.image_registry import IMAGE_RULES, make_finding

ENGINE_VERSION = "1"
_RANK = {"error": 0, "warn": 1, "info": 2}


def load_image_rules() -> None:
    """Import every rule file once."""
    IMAGE_RULES.load("apps.qc.engine.image_rules")


def check_images(
    case: ImageCase,
    *,
    policy_version: str | None = None,
    off: Collection[str] = (),
    reads_pixels: bool | None = None,
) -> list[ImageFinding]:
    """All findings, the gravest first; `reads_pixels` chooses only the rules that do, or that do not."""
    load_image_rules()
    found: list[ImageFinding] = []
    for member in IMAGE_RULES.items():
        if member.code in off or reads_pixels not in (None, member.facts["reads_pixels"]):
            continue
        try:
            found += [make_finding(member, said, policy_version=policy_version) for said in member.value(case)]
        except Exception as error:  # whatever odd values an object holds, the other rules still speak
            found.append(_tell_failure(member, error))
    return sorted(found, key=lambda item: _RANK[item.severity])


def _tell_failure(member, error: Exception) -> ImageFinding:
    return ImageFinding(
        rule=member.code,
        category=member.facts["category"],
        severity="info",
        reason=Reason("qc.img_not_judged", {"why": f"{type(error).__name__}: {error}"[:200]}),
        rule_version=member.facts["version"],
    )


def describe_image_rules() -> list[dict]:
    """Code, version, category and title of every known rule."""
    load_image_rules()
    return [
        {
            "code": member.code,
            "version": member.facts["version"],
            "category": member.facts["category"],
            "title": member.facts["title"],
            "reads_pixels": member.facts["reads_pixels"],
        }
        for member in IMAGE_RULES.items()
    ]
