from django.db.models import QuerySet

from apps.imaging.models import KeyImage
from apps.imaging.selectors.store import visible_instances


def list_key_images(study_id: int) -> QuerySet[KeyImage]:
    """Marks of a study in reading order, without those on images that a person rejected since."""
    rows = KeyImage.objects.filter(study_id=study_id, instance__in=visible_instances())
    rows = rows.select_related("instance__series")
    return rows.order_by(
        "instance__series__number", "instance__series_id", "instance__number", "instance_id", "frame", "id"
    )
