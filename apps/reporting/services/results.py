"""Results for those who asked: opening one is an acknowledged delivery."""

from django.db import transaction

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.reporting.events import ResultOpened
from apps.reporting.models import Opening, Release
from apps.reporting.selectors.results import get_result_for_referrer
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
            for exam_id in exam_ids:
                set_facet(exam_id, "delivery", "acknowledged", at=clock.now(), source="person")
            publish(ResultOpened(release.report_id, exam_ids, actor.name), aggregate=f"report:{release.report_id}")
        record(actor, "result.opened", obj=f"release:{release.id}", patient_id=release.report.patient_id)
    return release
