from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Func, Q, Value

from apps.scheduling.engine.states import OccupancyKind
from apps.scheduling.models.resource import Resource


def _same(column: str) -> tuple[Func, str]:
    # int8range instead of btree_gist, which the embedded PostgreSQL does not have
    return Func(F(column), F(column), Value("[]"), function="int8range"), RangeOperators.OVERLAPS


class Occupancy(models.Model):
    """Every piece of taken time, whoever takes it: the one table in which the database has the last word.

    An overbooked patient shares a slot (ADR 5): never two of him, but the scanner's constraint does not see him.
    """

    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in OccupancyKind])
    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="occupancies")
    patient = models.ForeignKey("directory.Patient", null=True, on_delete=models.PROTECT, related_name="+")
    during = DateTimeRangeField(help_text="[start, end), UTC")
    is_live = models.BooleanField(default=True, help_text="false: given back, kept for the board's past")
    block = models.ForeignKey("scheduling.SlotBlock", null=True, on_delete=models.CASCADE, related_name="pieces")

    class Meta:
        app_label = "scheduling"
        constraints = [
            ExclusionConstraint(
                name="occupancy_resource_once",
                index_type="GIST",
                expressions=[_same("resource"), ("during", RangeOperators.OVERLAPS)],
                condition=Q(is_live=True) & ~Q(kind=OccupancyKind.OVERBOOKED),
            ),
            ExclusionConstraint(
                name="occupancy_patient_once",
                index_type="GIST",
                expressions=[_same("patient"), ("during", RangeOperators.OVERLAPS)],
                condition=Q(is_live=True, patient__isnull=False),
            ),
            models.CheckConstraint(
                condition=Q(during__isempty=False, during__lower_inf=False, during__upper_inf=False),
                name="occupancy_has_ends",
            ),
        ]
        indexes = [
            GistIndex(fields=["during"], name="occupancy_during"),
            models.Index(  # a handful among all that ever stood, asked for with every offer
                fields=["resource"], name="occupancy_held", condition=Q(kind=OccupancyKind.RESERVATION, is_live=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.resource_id} {self.during}"
