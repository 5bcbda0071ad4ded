"""Objects set apart, and the objects in use under the same SOP Instance UIDs."""

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from apps.imaging.models import Instance, QuarantinedObject


def find_in_use(sop_uid: str) -> Instance | None:
    """The object that came under this UID, whatever it is delivered under."""
    rows = Instance.objects.select_related("series")
    return rows.filter(received_uid=sop_uid).first() or rows.filter(sop_uid=sop_uid, received_uid=None).first()


def list_apart() -> QuerySet[QuarantinedObject]:
    """Newest first, each with the study (`study_id`) and image (`instance_id`) whose bytes it differs from."""
    moved = Instance.objects.filter(received_uid=OuterRef("sop_uid"))
    stayed = Instance.objects.filter(sop_uid=OuterRef("sop_uid"), received_uid=None)

    def read(name: str) -> Coalesce:
        return Coalesce(Subquery(moved.values(name)[:1]), Subquery(stayed.values(name)[:1]))

    rows = QuarantinedObject.objects.annotate(study_id=read("series__study_id"), instance_id=read("id"))
    return rows.order_by("-id")


def list_apart_of(study_id: int) -> QuerySet[QuarantinedObject]:
    received = Coalesce("received_uid", "sop_uid")
    uids = Instance.objects.filter(series__study_id=study_id).annotate(uid=received).values("uid")
    return list_apart().filter(sop_uid__in=uids)
