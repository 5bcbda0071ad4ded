"""Which templates fit an exam, best first."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Offer:
    """What a template says it is for."""

    code: str
    modality: str
    body_parts: tuple[str, ...]
    exam_types: tuple[str, ...]
    contrast: str  # "with", "without" or "" for both


@dataclass(frozen=True)
class Wish:
    """The exam that is to be reported."""

    modality: str
    body_part: str
    exam_type: str
    has_contrast: bool


def fits(offer: Offer, wish: Wish) -> bool:
    """Whether it is proposed by itself: it names the exam type, or the body part and nothing speaks against it."""
    return rate(offer, wish) > 0


def rate(offer: Offer, wish: Wish) -> int:
    """3 names the exam type, 2 the body part and contrast, 1 the body part, 0 does not fit."""
    if offer.modality != wish.modality:
        return 0
    if wish.exam_type in offer.exam_types:
        return 3
    if wish.body_part not in offer.body_parts:
        return 0
    if not offer.contrast:
        return 1
    return 2 if (offer.contrast == "with") == wish.has_contrast else 0


def order_offers(offers: list[Offer], wish: Wish) -> list[Offer]:
    """Those of the modality: the best fitting first, then by code."""
    same = [offer for offer in offers if offer.modality == wish.modality]
    return sorted(same, key=lambda offer: (-rate(offer, wish), offer.code))
