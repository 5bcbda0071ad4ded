"""Rows of quality control for tests of who sees what."""

from apps.common.kernel import clock
from apps.qc.models import Campaign, Draw, Improvement, Lesson, Meeting


def make_quality(site_id: int) -> dict[str, int]:
    """A draw, a campaign, a meeting, an improvement and a lesson of one site, titled "check it"; their ids by route parameter."""
    now = clock.now()
    title = {"title": "check it"}
    draw = Draw.objects.create(
        kind="report", method="random", design={}, period_from=now, period_to=now, filters={"site_id": site_id}, seed=1,
        frame_hash="x", frame_size=0, drawn=[], made_at=now,
    )  # fmt: skip
    campaign = Campaign.objects.create(
        **title, question="x", kind="report", period_from=now, period_to=now, quotas=[{"site_id": site_id, "n": 1}], panel=[],
        deadline=now.date(), made_at=now,
    )  # fmt: skip
    meeting = Meeting.objects.create(**title, site_id=site_id, held_on=now.date(), made_at=now)
    improvement = Improvement.objects.create(**title, site_id=site_id, due_on=now.date(), made_at=now)
    lesson = Lesson.objects.create(
        kind="fire", lang="en", category="typo", facts={"lang": "en", "findings": "check it", "impression": ""},
        section="findings", start=0, end=5, wrong="check it", source="review", source_id=1, site_id=site_id, confirmed_at=now,
    )  # fmt: skip
    return {
        "lesson_id": lesson.id,
        "draw_id": draw.id,
        "campaign_id": campaign.id,
        "meeting_id": meeting.id,
        "improvement_id": improvement.id,
    }
