from django.db import models


class PhantomMeasurement(models.Model):
    """What one series of a phantom says about its scanner at one tube voltage and reconstruction kernel; never changed."""

    class Source(models.TextChoices):
        IMAGES = "images"
        RECORD = "record"  # taken over from an earlier constancy register

    key = models.CharField(max_length=120, unique=True, help_text="the series UID, or what a register calls it")
    source = models.CharField(max_length=8, choices=Source.choices)
    study_id = models.BigIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=16)
    device_code = models.CharField(max_length=32)
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    kvp = models.FloatField()
    kernel = models.CharField(max_length=64, blank=True)
    measured_at = models.DateTimeField()
    water = models.FloatField(help_text="HU")
    uniformity = models.FloatField(help_text="HU, largest edge less middle")
    noise = models.FloatField(help_text="HU")
    edges = models.JSONField(default=list)
    n_slices = models.PositiveIntegerField()
    n_px = models.PositiveIntegerField()
    software = models.CharField(max_length=16)
    policy_version = models.CharField(max_length=80)
    breaches = models.JSONField(default=list)

    class Meta:
        app_label = "qc"
        indexes = [
            models.Index(fields=["device_code", "kind", "kvp", "kernel", "measured_at"], name="qc_phantom_chart"),
            models.Index(fields=["study_id"], name="qc_phantom_study"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} phantom on {self.device_code} at {self.kvp:g} kV"


class PhantomBaseline(models.Model):
    """What a named physicist took as normal, and why; the newest of a scanner, phantom, voltage and kernel is in force."""

    device_code = models.CharField(max_length=32)
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    kvp = models.FloatField()
    kernel = models.CharField(max_length=64, blank=True, default="")
    centres = models.JSONField(help_text="{parameter: {mean, sd, n}}")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField(help_text="charts judge what was measured later")
    reason = models.CharField(max_length=500)
    policy_version = models.CharField(max_length=80)
    set_by_id = models.CharField(max_length=64)
    set_by_name = models.CharField(max_length=128)
    set_at = models.DateTimeField()

    class Meta:
        app_label = "qc"
        indexes = [models.Index(fields=["device_code", "kind", "kvp", "kernel", "-id"], name="qc_phantom_baseline")]

    def __str__(self) -> str:
        return f"baseline of {self.device_code} at {self.kvp:g} kV"


class PhantomAnalysis(models.Model):
    """A phantom that a foreign program analyses: what it said, or why it said nothing. One row a study."""

    class State(models.TextChoices):
        DONE = "done"
        FAILED = "failed"
        UNAVAILABLE = "unavailable"

    study_id = models.BigIntegerField(unique=True)
    kind = models.CharField(max_length=16)
    device_code = models.CharField(max_length=32)
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=State.choices)
    software = models.CharField(max_length=40, blank=True)
    result = models.JSONField(default=dict)
    reason = models.JSONField(null=True, help_text="a Reason: why there is no result")
    at = models.DateTimeField()

    class Meta:
        app_label = "qc"
        indexes = [models.Index(fields=["device_code", "-id"], name="qc_phantom_analysis")]

    def __str__(self) -> str:
        return f"{self.kind} of study {self.study_id}: {self.state}"
