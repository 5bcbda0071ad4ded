"""Which site a request is for."""

from collections.abc import Collection

from apps.directory.public import find_site_by_code, list_sites
from apps.interop.engine.fhir.bodies import fault


def find_reached_site(code: str, path: str, reach: Collection[int] | None):
    """The site that is named, else the only one within reach (None: all sites). Raises Invalid at `path`."""
    if code:
        site = find_site_by_code(code)
        if site is None or (reach is not None and site.id not in reach):
            raise fault(path, "interop.fhir_site", value=code[:40])
        return site
    sites = [site for site in list_sites() if reach is None or site.id in reach]
    if len(sites) != 1:
        raise fault(path, "interop.fhir_site_needed", known=", ".join(site.code for site in sites))
    return sites[0]
