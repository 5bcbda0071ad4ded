from django.db import models

from apps.common.models_base import Versioned


class ReportTemplate(Versioned):
    """What a report of a kind of exam begins with, in both languages; every save is kept as a version."""

    class ForContrast(models.TextChoices):
        ANY = ""
        WITH = "with"
        WITHOUT = "without"

    code = models.CharField(max_length=40, unique=True)
    modality = models.CharField(max_length=8)
    body_parts = models.JSONField(default=list, help_text="DICOM body part terms it is proposed for")
    exam_types = models.JSONField(default=list, help_text="codes of the catalogue it is proposed for first")
    contrast = models.CharField(max_length=8, blank=True, choices=ForContrast.choices, default=ForContrast.ANY)
    names = models.JSONField(help_text="zh-Hans and en")
    texts = models.JSONField(help_text="zh and en: technique, findings and impression, fields written into them")
    loinc = models.CharField(max_length=16, blank=True)
    radlex = models.CharField(max_length=16, blank=True)
    code_source = models.CharField(max_length=200, blank=True, help_text="where the codes were read")
    is_active = models.BooleanField(default=True)

    class Meta:
        app_label = "reporting"
        ordering = ["modality", "code"]

    def __str__(self) -> str:
        return self.code


class TemplateVersion(models.Model):
    """A template as it was saved, by whom and when; never changed."""

    template = models.ForeignKey(ReportTemplate, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    facts = models.JSONField()
    saved_by = models.CharField(max_length=128)
    saved_at = models.DateTimeField()

    class Meta:
        app_label = "reporting"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["template", "number"], name="template_version_once")]

    def __str__(self) -> str:
        return f"{self.template_id} version {self.number}"
