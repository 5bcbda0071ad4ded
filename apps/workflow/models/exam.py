from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.workflow.engine.states import (
    OPEN_STATES,
    TO_BOOK_STATES,
    ClockSource,
    ExamState,
    Facet,
    Laterality,
    PatientClass,
    Stamp,
)
from apps.workflow.models.order import Order


class Exam(Versioned):
    """One exam on its way. Patient, site, class and modality are copied from order and catalogue for the lists' indexes."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="exams")
    accession = models.CharField(max_length=16, db_collation="C", help_text="DICOM SH: 16 characters")
    accession_issuer = models.CharField(max_length=64)
    exam_type = models.ForeignKey("directory.ExamType", on_delete=models.PROTECT, related_name="exams")
    patient = models.ForeignKey("directory.Patient", on_delete=models.PROTECT, related_name="exams")
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="exams")
    priority = models.ForeignKey("directory.PriorityClass", on_delete=models.PROTECT, related_name="+")
    patient_class = models.CharField(max_length=12, choices=[(c, c) for c in PatientClass])
    modality = models.CharField(max_length=8)
    state = models.CharField(max_length=12, choices=[(s, s) for s in ExamState], default=ExamState.REQUESTED)
    laterality = models.CharField(max_length=1, blank=True, choices=[(x, x) for x in Laterality])
    contrast_planned = models.CharField(max_length=20, default="none")
    protocol = models.CharField(max_length=200, blank=True)
    reason_for_exam = models.TextField(blank=True)
    received_at = models.DateTimeField()
    repeat_offset_days = models.PositiveSmallIntegerField(
        default=0, db_default=0, help_text="of a repeated exam: days after the first one of its order"
    )
    scan_due_at = models.DateTimeField(null=True, blank=True)
    report_due_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, help_text="the clock that runs now; empty when none runs")
    due_policy = models.CharField(max_length=64, blank=True)
    slot_start = models.DateTimeField(null=True, blank=True)
    slot_device_code = models.CharField(max_length=32, blank=True)
    needs_isolation = models.BooleanField(
        default=False, db_default=False, help_text="of infection control: the room is cleaned before the next patient"
    )
    is_held = models.BooleanField(default=False, help_text="a clinical hold stands")

    class Meta:
        app_label = "workflow"
        constraints = [
            models.UniqueConstraint(fields=["accession_issuer", "accession"], name="accession_once"),
        ]
        indexes = [
            models.Index(fields=["accession"], name="exam_accession"),
            models.Index(fields=["patient", "-received_at"], name="exam_patient"),
            models.Index(fields=["site", "-received_at", "-id"], name="exam_site_received"),
            models.Index(fields=["-received_at", "-id"], name="exam_received"),
            models.Index(fields=["slot_start"], name="exam_slot", condition=Q(slot_start__isnull=False)),
            models.Index(fields=["due_at"], name="exam_due", condition=Q(due_at__isnull=False)),
            models.Index(
                fields=["site", "state", "due_at"],
                name="exam_open",
                condition=Q(state__in=[s.value for s in OPEN_STATES]),
            ),
            models.Index(
                fields=["due_at", "id"],
                name="exam_to_book",
                condition=Q(state__in=[s.value for s in TO_BOOK_STATES], slot_start__isnull=True),
            ),
            models.Index(fields=["state", "-received_at"], name="exam_state_received"),
            models.Index(fields=["modality", "-received_at"], name="exam_modality_received"),
            models.Index(fields=["priority", "-received_at", "-id"], name="exam_priority_received"),
            models.Index(fields=["-received_at"], name="exam_held", condition=Q(is_held=True)),
        ]

    def __str__(self) -> str:
        return f"{self.accession} {self.state}"


class Step(models.Model):
    """A scheduled procedure step: what one scanner is asked to do."""

    exam = models.ForeignKey(Exam, on_delete=models.CASCADE, related_name="steps")
    sps_id = models.CharField(max_length=16, unique=True)
    study_instance_uid = models.CharField(max_length=64, db_index=True)
    requested_procedure_id = models.CharField(max_length=16, db_index=True)

    class Meta:
        app_label = "workflow"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.sps_id


class ExamStamp(models.Model):
    """When something happened, by whose clock; a stamp whose action was undone stays, marked void."""

    exam = models.ForeignKey(Exam, on_delete=models.CASCADE, related_name="stamps")
    kind = models.CharField(max_length=16, choices=[(s, s) for s in Stamp])
    at = models.DateTimeField()
    source = models.CharField(max_length=8, choices=[(s, s) for s in ClockSource])
    actor_name = models.CharField(max_length=128, blank=True)
    is_void = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    class Meta:
        app_label = "workflow"
        indexes = [
            models.Index(fields=["exam", "kind"], name="stamp_exam"),
            models.Index(fields=["kind", "at"], name="stamp_kind_at"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M} ({self.source})"


class ExamFacet(models.Model):
    exam = models.ForeignKey(Exam, on_delete=models.CASCADE, related_name="facets")
    facet = models.CharField(max_length=10, choices=[(f, f) for f in Facet])
    value = models.CharField(max_length=24)
    at = models.DateTimeField()
    source = models.CharField(max_length=8, choices=[(s, s) for s in ClockSource])

    class Meta:
        app_label = "workflow"
        constraints = [models.UniqueConstraint(fields=["exam", "facet"], name="facet_once")]

    def __str__(self) -> str:
        return f"{self.facet}={self.value}"
