from django.db import models
from django.db.models import Q

from apps.common.models_base import Versioned
from apps.directory.engine.terms import Contrast, LateralityRule


class ExamType(Versioned):
    """One orderable exam. Codes of LOINC or RadLex stay empty unless they were read in a source."""

    code = models.CharField(max_length=32, unique=True)
    modality = models.CharField(max_length=8, help_text="DICOM modality of the scanner: CT, MR, DX, MG, US, NM, PT, XA")
    body_part = models.CharField(max_length=32, help_text="DICOM body part term, such as CHEST")
    laterality_rule = models.CharField(
        max_length=8, choices=[(r, r) for r in LateralityRule], default=LateralityRule.NONE
    )
    names = models.JSONField(help_text="zh-Hans and en")
    search_keys = models.CharField(max_length=256, blank=True, db_collation="C", help_text="pinyin and initials")
    duration_min = models.PositiveSmallIntegerField()
    prep = models.JSONField(default=dict, help_text="what the patient does before, zh-Hans and en; empty: nothing")
    contrast = models.CharField(max_length=20, choices=[(c, c) for c in Contrast], default=Contrast.NONE)
    loinc = models.CharField(max_length=16, blank=True)
    radlex = models.CharField(max_length=16, blank=True)
    code_source = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        app_label = "directory"
        ordering = ["modality", "code"]
        constraints = [models.CheckConstraint(condition=Q(duration_min__gt=0), name="exam_type_takes_time")]

    def __str__(self) -> str:
        return self.code


class PriorityClass(models.Model):
    """How urgent, in our words and in those of HL7 v2 (TQ1-9), DICOM (0040,1003) and the optimiser (rank, 0 first)."""

    code = models.CharField(max_length=16, unique=True)
    rank = models.PositiveSmallIntegerField(unique=True)
    names = models.JSONField()
    hl7 = models.CharField(max_length=8)
    dicom = models.CharField(max_length=16)
    due_min = models.PositiveIntegerField(help_text="scan due this many minutes after the order is received")
    source = models.CharField(max_length=200)

    class Meta:
        app_label = "directory"
        ordering = ["rank"]

    def __str__(self) -> str:
        return self.code
