from apps.scheduling.models import Resource


def find_scanner_id(site_id: int, code: str) -> int | None:
    """The scanner or room of the site with this code, as the department and its systems call it; no pool."""
    rows = Resource.objects.filter(site_id=site_id, code=code).exclude(kind="pool")
    return rows.values_list("id", flat=True).first()
