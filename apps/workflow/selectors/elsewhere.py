from collections.abc import Collection

from apps.workflow.models import Exam


def list_sites_of_patient(patient_id: int) -> list[int]:
    """Sites that hold exams of the patient."""
    return list(Exam.objects.filter(patient_id=patient_id).order_by().values_list("site_id", flat=True).distinct())


def count_hidden(patient_id: int, *, sites: Collection[int] | None) -> int:
    """Exams of the patient outside `sites` (None: all are within)."""
    if sites is None:
        return 0
    return Exam.objects.filter(patient_id=patient_id).exclude(site_id__in=sites).count()
