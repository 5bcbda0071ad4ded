"""Rows as the upper floors read them across patients (searches of other systems): to filter, page and read, never to change."""

from django.db.models import QuerySet

from apps.directory.models import Allergy, LabResult, Patient


def list_patient_rows() -> QuerySet[Patient]:
    return Patient.objects.prefetch_related("identifiers")


def list_allergy_rows() -> QuerySet[Allergy]:
    return Allergy.objects.select_related("patient")


def list_lab_rows() -> QuerySet[LabResult]:
    return LabResult.objects.select_related("patient")
