from datetime import timedelta

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.errors import NotFound
from apps.common.rest.actors import actor_of
from apps.common.rest.views import ApiView, ListView
from apps.imaging.engine.dose.assess import find_level
from apps.imaging.models import DoseRecord
from apps.imaging.public import review_dose
from apps.imaging.rest import dose_serializers as s
from apps.imaging.rest.access import limit_to_granted
from apps.imaging.selectors import dose as reads
from apps.imaging.selectors.dose_groups import load_known


def check_record(request: Request, record_id: int, permission: str) -> None:
    """Raises NotFound for a record of another site."""
    if not limit_to_granted(request, DoseRecord.objects.filter(pk=record_id), permission).exists():
        raise NotFound("imaging.dose_record_missing", record=record_id)


class DoseListView(ListView):
    """Dose records, newest first. A patient's dose history is that of one person at every site, and an entry of the audit trail."""

    required = {"GET": "dose.read"}
    serializer_class = s.DoseRecordSerializer
    query_serializer = s.DoseQuerySerializer
    ordering_fields = ["started_at", "metric", "total_dlp", "effective_dose_msv", "exam_code", "device_code"]

    def list_rows(self, query):
        rows = reads.list_dose_records()
        if "patient_id" not in query:
            rows = limit_to_granted(self.request, rows, "dose.read")
        if query.pop("open_alarms", False):
            rows = rows.filter(is_flagged=True, reviewed_at=None)
        if "patient_id" in query:
            record(actor_of(self.request), "dose.history_opened", obj="dose", patient_id=query["patient_id"])
        return rows.filter(**query)

    @extend_schema(operation_id="dose_list", parameters=[s.DoseQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class DoseView(ApiView):
    required = {"GET": "dose.read"}

    @extend_schema(operation_id="dose_get", responses=s.DoseRecordDetailSerializer)
    def get(self, request, record_id: int) -> Response:
        check_record(request, record_id, "dose.read")
        return self.render(s.DoseRecordDetailSerializer, reads.get_dose_record(record_id))


class DoseReviewView(ApiView):
    """A person says what came of a dose alarm."""

    required = {"POST": "dose.review"}

    @extend_schema(operation_id="dose_review", request=s.DoseReviewSerializer, responses=s.DoseRecordDetailSerializer)
    def post(self, request, record_id: int) -> Response:
        body = self.validate(s.DoseReviewSerializer)
        check_record(request, record_id, "dose.review")
        review_dose(record_id, actor=actor_of(request), **body)
        return self.render(s.DoseRecordDetailSerializer, reads.get_dose_record(record_id))


class PatientDoseView(ApiView):
    """What one person has received at every site."""

    required = {"GET": "dose.read"}

    @extend_schema(operation_id="dose_of_patient", responses=s.PatientDoseSerializer)
    def get(self, request, patient_id: int) -> Response:
        return self.render(s.PatientDoseSerializer, reads.sum_doses(DoseRecord.objects.filter(patient_id=patient_id)))


class DoseGroupListView(ListView):
    """Exam, room and protocol with the median of their standard patients, beside the reference level in force."""

    required = {"GET": "dose.read"}
    serializer_class = s.DoseGroupSerializer
    query_serializer = s.DoseGroupQuerySerializer
    ordering_fields = ["n", "exam_code", "device_code", "protocol", "p50", "p75", "last_at"]

    def list_rows(self, query):
        rows = self._list_records().filter(**query)
        self.known = load_known(rows)
        return reads.list_groups(rows).order_by("-n", "exam_code", "device_code", "protocol")

    def _list_records(self) -> QuerySet[DoseRecord]:
        since = clock.now() - timedelta(days=reads.get_window_days())
        return limit_to_granted(self.request, DoseRecord.objects.filter(started_at__gte=since), "dose.read")

    def get_serializer_context(self):
        return super().get_serializer_context() | {"known": getattr(self, "known", None)}

    @extend_schema(operation_id="dose_groups", parameters=[s.DoseGroupQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)


class DoseTrendView(ApiView):
    """Month by month of one group."""

    required = {"GET": "dose.read"}

    @extend_schema(operation_id="dose_trend", parameters=[s.DoseTrendQuerySerializer], responses=s.DoseTrendSerializer)
    def get(self, request) -> Response:
        query = self.validate_query(s.DoseTrendQuerySerializer)
        since = clock.now() - timedelta(days=reads.get_window_days())
        rows = limit_to_granted(request, DoseRecord.objects.filter(started_at__gte=since, **query), "dose.read")
        modality = rows.values_list("modality", flat=True).first() or ""
        levels = load_known(rows.none()).levels
        level = find_level(levels.payload, query["exam_code"]) if levels else None
        trend = {
            "unit": s.UNITS.get(modality, "Gy·m²"),
            "level": level["dlp"] if level and modality == "CT" else None,
            "level_name": level["name"] if level else "",
            "level_source": levels.source if levels else "",
            "points": reads.list_months(rows),
        }
        return self.render(s.DoseTrendSerializer, trend)
