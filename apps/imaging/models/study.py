from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Collate

from apps.common.models_base import Versioned
from apps.imaging.engine.rejection import Rejection
from apps.imaging.engine.study_match import MatchState

REJECTIONS = [(r, r) for r in Rejection]


class Study(Versioned):
    """Images of one Study Instance UID. Patient and study values are those that are delivered: as received, or as a person corrected them."""

    class State(models.TextChoices):
        RECEIVING = "receiving"
        COMPLETE = "complete"

    study_uid = models.CharField(max_length=64, unique=True, db_collation="C")
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVING)
    match = models.CharField(max_length=10, choices=[(m, m) for m in MatchState], default=MatchState.PENDING)
    match_reason = models.JSONField(null=True, blank=True, help_text="a Reason: why it is not matched")
    exams = models.ManyToManyField("workflow.Exam", through="StudyLink", related_name="studies")
    patient = models.ForeignKey("directory.Patient", null=True, on_delete=models.PROTECT, related_name="studies")
    site = models.ForeignKey("directory.Site", null=True, on_delete=models.PROTECT, related_name="+")
    device_code = models.CharField(max_length=32, blank=True)
    calling_ae = models.CharField(max_length=16, blank=True)
    patient_id_text = models.CharField(max_length=64, blank=True, db_index=True)
    patient_name = models.CharField(max_length=200, blank=True)
    patient_birth_date = models.CharField(max_length=8, blank=True)
    patient_sex = models.CharField(max_length=1, blank=True)
    accession = models.CharField(max_length=64, blank=True, db_index=True)
    modality = models.CharField(max_length=16, blank=True)
    description = models.CharField(max_length=200, blank=True)
    study_date = models.CharField(max_length=8, blank=True)
    study_time = models.CharField(max_length=16, blank=True)
    study_id_text = models.CharField(max_length=16, blank=True, db_default="", help_text="Study ID of the objects")
    referring_physician = models.CharField(max_length=200, blank=True, db_default="")
    n_series = models.PositiveIntegerField(default=0)
    n_instances = models.PositiveIntegerField(default=0)
    size_bytes = models.BigIntegerField(default=0)
    first_at = models.DateTimeField(help_text="department time of the first object")
    last_at = models.DateTimeField(help_text="department time of the last object, to a few seconds")
    last_heard_at = models.DateTimeField(help_text="real time of the last object: the network's quiet is not simulated")
    completed_at = models.DateTimeField(null=True, blank=True)
    completed_by = models.CharField(max_length=8, blank=True, help_text="mpps or quiet")
    rejected = models.CharField(max_length=12, blank=True, choices=REJECTIONS, db_default="", default="")
    absorbed_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="absorbed")
    coerced = models.JSONField(
        db_default=models.Value({}, models.JSONField()),
        default=dict,
        help_text="keyword -> value that is delivered instead of the received one",
    )
    dose_refusals = models.JSONField(
        db_default=models.Value([], models.JSONField()),
        default=list,
        help_text="Reasons: objects that should tell of dose and why they could not be read",
    )
    corrected_at = models.DateTimeField(null=True, help_text="when what is delivered was last changed by a person")
    removed_at = models.DateTimeField(null=True, help_text="real time: when retention deleted its images")

    class Meta:
        indexes = [
            models.Index(fields=["-first_at", "-id"], name="study_newest"),
            models.Index(fields=["site", "-first_at"], name="study_site"),
            models.Index(fields=["last_heard_at"], name="study_open", condition=models.Q(state="receiving")),
            models.Index(
                fields=["last_heard_at"], name="study_kept", condition=models.Q(state="complete", n_instances__gt=0)
            ),
            models.Index(fields=["study_date", "-first_at"], name="study_day"),
            models.Index(fields=["n_instances", "id"], name="study_size"),
            models.Index(fields=["modality", "id"], name="study_modality"),
            models.Index(fields=["id"], name="study_unmatched", condition=~models.Q(match="matched")),
        ]

    def __str__(self) -> str:
        return self.study_uid


class StudyLink(models.Model):
    """A study belongs to an exam: by what evidence, or by whose hand."""

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="links")
    exam = models.ForeignKey("workflow.Exam", on_delete=models.PROTECT, related_name="study_links")
    how = models.CharField(max_length=12, choices=[(h, h) for h in ("study_uid", "accession", "mpps", "hand")])
    by = models.CharField(max_length=128, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "exam"], name="study_link_once")]

    def __str__(self) -> str:
        return f"{self.study_id} -> {self.exam_id} ({self.how})"


class Series(models.Model):
    """A series as it is delivered. One that a person moved whole knows under which UIDs it came: late images follow it."""

    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="series")
    series_uid = models.CharField(max_length=64, db_collation="C")
    rejected = models.CharField(max_length=12, blank=True, choices=REJECTIONS, db_default="", default="")
    is_moved = models.BooleanField(db_default=False, default=False, help_text="its objects came under other UIDs")
    received_study_uid = models.CharField(max_length=64, blank=True, db_collation="C", db_default="", default="")
    received_uid = models.CharField(max_length=64, blank=True, db_collation="C", db_default="", default="")
    modality = models.CharField(max_length=16, blank=True)
    number = models.IntegerField(null=True, blank=True)
    description = models.CharField(max_length=200, blank=True)
    protocol_name = models.CharField(max_length=200, blank=True)
    body_part = models.CharField(max_length=32, blank=True)
    laterality = models.CharField(max_length=1, blank=True)
    station_name = models.CharField(max_length=64, blank=True)
    manufacturer = models.CharField(max_length=100, blank=True)
    model_name = models.CharField(max_length=100, blank=True)
    institution = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["number", "id"]
        constraints = [models.UniqueConstraint(fields=["study", "series_uid"], name="series_once")]
        indexes = [models.Index(fields=["received_uid"], name="series_received", condition=~models.Q(received_uid=""))]

    def __str__(self) -> str:
        return self.series_uid


class Instance(models.Model):
    """One stored object: where its file is, and the SHA-256 of the data set as it was received.

    `sop_uid` is the one it is delivered under; an object that a person moved to another study has a new one, and `received_uid` too.
    """

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="instances")
    sop_uid = models.CharField(max_length=64, unique=True, db_collation="C")
    received_uid = models.CharField(max_length=64, null=True, unique=True, db_collation="C")
    rejected = models.CharField(max_length=12, blank=True, choices=REJECTIONS, db_default="", default="")
    sop_class = models.CharField(max_length=64)
    transfer_syntax = models.CharField(max_length=64)
    number = models.IntegerField(null=True)
    n_frames = models.PositiveIntegerField(default=1)
    rows = models.PositiveIntegerField(null=True)
    columns = models.PositiveIntegerField(null=True)
    position_mm = models.FloatField(null=True)
    path = models.CharField(max_length=255, help_text="below the image store")
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    calling_ae = models.CharField(max_length=16, blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["number", "id"]
        # Paths begin with their day, rows come day after day: a few pages say where the rows of a day lie.
        indexes = [BrinIndex(Collate("path", "C"), name="instance_path_day", autosummarize=True)]

    def __str__(self) -> str:
        return self.sop_uid
