"""Which dose reports belong to images that leave their study."""

from collections.abc import Sequence

from apps.imaging.engine.dose.sources import DOSE_REPORTS, list_told
from apps.imaging.models import DoseRecord, Instance, Series, Study

_EVENT = "facts__IrradiationEventUID"


def list_reports_along(study: Study, series: Sequence[Series], instances: Sequence[Instance]) -> list[Series]:
    """Series of dose reports that go where these parts go: no picture stays behind, or their irradiations are all of what goes."""
    named = [one.pk for one in series]
    reports = study.series.filter(instances__sop_class__in=DOSE_REPORTS).exclude(pk__in=named).distinct().order_by("pk")
    reports = list(reports) if series or instances else []
    if not reports:
        return []
    pictures = Instance.objects.filter(series__study=study, rows__isnull=False)
    leaving = [image.pk for image in instances]
    staying = pictures.exclude(series__in=named).exclude(pk__in=leaving)
    if not staying.exists():
        return reports
    stays = list_told(staying.exclude(**{_EVENT: None}).values_list(_EVENT, flat=True))
    gone = list_told(
        pictures.exclude(pk__in=staying.values("pk")).exclude(**{_EVENT: None}).values_list(_EVENT, flat=True)
    )
    return [one for one in reports if _is_of(one, gone - stays)]


def _is_of(report: Series, irradiations: set[str]) -> bool:
    """All irradiations that its records tell of are among these."""
    files = list(report.instances.order_by("pk").values_list("sop_uid", flat=True))
    told: set[str] = set()
    for record in DoseRecord.objects.filter(study=report.study_id):
        if set(record.files) & set(files):
            told |= {event.get("uid", "") for event in record.values.get("events", [])}
    return bool(told) and told <= irradiations
