"""Results for those who asked: opening one is an acknowledged delivery."""

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import NotFound
from apps.reporting.events import ResultOpened
from apps.reporting.models import CriticalResult, Opening, Release
from apps.reporting.selectors.critical import IS_OPEN
from apps.reporting.selectors.results import get_result_for_referrer, list_criticals_for_referrer
from apps.reporting.services.critical import confirm_receipt
from apps.workflow.public import set_facet


def open_result(release_id: int, *, actor: Actor) -> Release:
    """The result with its stamp; raises NotFound for anybody but the orders' own referrer."""
    with transaction.atomic():
        release = get_result_for_referrer(release_id, actor.id)
        _, first = Opening.objects.get_or_create(
            release=release,
            reader_id=actor.id,
            defaults={"reader_name": actor.name, "opened_at": clock.now()},
        )
        if first:
            exam_ids = list(release.report.links.values_list("exam_id", flat=True))
            release.handovers.filter(recipient_id=actor.id, opened_at=None).update(opened_at=clock.now())
            for exam_id in exam_ids:
                set_facet(exam_id, "delivery", "acknowledged", at=clock.now(), source="person")
            publish(ResultOpened(release.report_id, exam_ids, actor.name), aggregate=f"report:{release.report_id}")
        record(actor, "result.opened", obj=f"release:{release.id}", patient_id=release.report.patient_id)
    return release


def acknowledge_result(release_id: int, *, actor: Actor) -> Release:
    """The referrer says that they have read it and act on it; open critical findings of the report are thereby received."""
    with transaction.atomic():
        release = open_result(release_id, actor=actor)
        mine = release.handovers.filter(recipient_id=actor.id, acknowledged_at=None)
        mine.update(acknowledged_at=clock.now())
        open_criticals = release.report.criticals.select_for_update().filter(IS_OPEN).order_by("pk")
        for notice in open_criticals:  # locked before it is judged: one confirmed meanwhile is left out
            confirm_receipt(notice.id, received_by=actor.name, actor=actor)
        record(actor, "result.acknowledged", obj=f"release:{release.id}", patient_id=release.report.patient_id)
    return release


def receive_critical(critical_id: int, *, actor: Actor) -> CriticalResult:
    """The referrer says that a critical finding on an own order reached them, before its report does or after; raises NotFound for anybody else's."""
    with transaction.atomic():
        if not list_criticals_for_referrer(actor.id).filter(pk=critical_id).exists():
            raise NotFound("reporting.critical_missing", critical=critical_id)
        return confirm_receipt(critical_id, received_by=actor.name, actor=actor)
