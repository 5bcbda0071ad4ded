"""How a study's images are offered: windows of the site's policy, and other viewers by address."""

from typing import Any

from apps.common.policy import get_policy
from apps.imaging.engine.viewer_link import fill_template
from apps.imaging.models import Study


def get_viewer_settings(study: Study) -> dict[str, Any]:
    policy = get_policy("imaging.viewer", site_id=study.site_id)
    external = []
    for one in policy.payload["external"]:
        url = fill_template(
            one["url_template"],
            study_uid=study.study_uid,
            accession=study.accession,
            patient_id=study.patient_id_text,
        )
        if url is not None:
            external.append({"code": one["code"], "name": one["name"], "url": url})
    return {"windows": policy.payload["windows"], "external": external, "source": policy.label}


def list_windows(modality: str) -> list[dict[str, Any]]:
    """Windows of the department's policy for a modality; nothing in them tells of a site."""
    windows = get_policy("imaging.viewer").payload["windows"]
    return [window for window in windows if window["modality"] == modality]
