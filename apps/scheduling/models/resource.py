from django.db import models
from django.db.models import BigIntegerField, Func, Q, Value

NEXT_VERSION = Func(
    Func(Value("scheduling_calendarchange"), Value("id"), function="pg_get_serial_sequence"),
    function="nextval",
    output_field=BigIntegerField(),
)


class Resource(models.Model):
    """What time is booked on: a scanner, a room, or a pool of people, rooms or equipment that count as units."""

    class Kind(models.TextChoices):
        SCANNER = "scanner"
        ROOM = "room"
        POOL = "pool"

    class PoolKind(models.TextChoices):
        STAFF = "staff"
        ROOM = "room"
        EQUIPMENT = "equipment"

    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.SCANNER)
    pool_kind = models.CharField(max_length=9, choices=PoolKind.choices, blank=True)
    capacity = models.PositiveSmallIntegerField(default=1, help_text="units of a pool; a staff pool counts its shifts")
    code = models.CharField(max_length=32)
    names = models.JSONField(default=dict, help_text="zh-Hans and en; empty: the code says it all")
    device_code = models.CharField(max_length=32, blank=True, help_text="devices.Device.code of a scanner")
    modality = models.CharField(max_length=8, blank=True)
    site = models.ForeignKey("directory.Site", on_delete=models.PROTECT, related_name="+")
    room = models.ForeignKey("directory.Room", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0, help_text="row on the board")
    works_on_holidays = models.BooleanField(default=False, help_text="weekly hours hold on public holidays too")
    calendar_version = models.PositiveBigIntegerField(
        default=1, help_text="raised with every change of its hours, reserves or taken time"
    )
    edit_version = models.PositiveIntegerField(
        default=1, help_text="raised when a person changes its hours or reserves"
    )
    is_active = models.BooleanField(default=True)

    class Meta:
        app_label = "scheduling"
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["site", "code"], name="resource_code_once"),
            models.UniqueConstraint(fields=["device_code"], name="resource_device_once", condition=~Q(device_code="")),
            models.CheckConstraint(
                condition=Q(kind="pool", pool_kind__gt="") | (~Q(kind="pool") & Q(pool_kind="")),
                name="resource_pool_has_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @classmethod
    def touch(cls, resource_ids) -> None:
        """Tells every process that keeps a copy of these calendars that all of it may be old; the caller holds the row locks."""
        cls.objects.filter(pk__in=list(resource_ids)).update(calendar_version=NEXT_VERSION)
