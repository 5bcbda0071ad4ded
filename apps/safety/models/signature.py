from django.db import models
from django.db.models import Q

ABOUT = ("screening", "consent")
PAYMENTS = ("paid", "authorised", "unpaid", "refused", "exempt")
RELATIONS = ("self", "guardian", "proxy")


class Signature(models.Model):
    """A patient signs or refuses a text; the text as it was read stays with it, whatever becomes of the form."""

    exam = models.ForeignKey("workflow.Exam", on_delete=models.CASCADE, related_name="signatures")
    about = models.CharField(max_length=10, choices=[(a, a) for a in ABOUT])
    document = models.CharField(max_length=64, help_text="the form or policy and its version")
    language = models.CharField(max_length=8)
    title = models.CharField(max_length=120)
    text = models.TextField()
    is_refused = models.BooleanField(default=False)
    signed_by = models.CharField(max_length=128)
    relation = models.CharField(max_length=10, choices=[(r, r) for r in RELATIONS], default="self")
    strokes = models.JSONField(default=list, help_text="lines of points, 0 to 1000; empty: signed on paper")
    note = models.CharField(max_length=500, blank=True)
    witnessed_by = models.CharField(max_length=128)
    witnessed_by_id = models.CharField(max_length=64)
    at = models.DateTimeField()
    client_id = models.UUIDField(null=True, unique=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=128, blank=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)

    class Meta:
        app_label = "safety"
        indexes = [
            models.Index(fields=["exam", "about", "-id"], name="signature_live", condition=Q(withdrawn_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.document} {'refused' if self.is_refused else 'signed'} by {self.signed_by}"


class Authorisation(models.Model):
    """Whether the hospital says that the exam is paid or authorised; the newest word stands."""

    exam = models.OneToOneField("workflow.Exam", on_delete=models.CASCADE, related_name="authorisation")
    state = models.CharField(max_length=12, choices=[(s, s) for s in PAYMENTS])
    source = models.CharField(max_length=64, help_text="who says so: the hospital system, the desk")
    note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    recorded_by = models.CharField(max_length=128)

    class Meta:
        app_label = "safety"

    def __str__(self) -> str:
        return f"exam {self.exam_id}: {self.state}"
