"""CatPhan and ACR phantoms: analysed by pylinac when it is installed, else kept with the reason why there is no result."""

from pathlib import Path

from django.conf import settings

from apps.common.kernel import clock
from apps.common.kernel.errors import Permanent
from apps.devices.public import find_devices
from apps.imaging.public import get_study, list_stored_files
from apps.qc.drivers.pylinac import NotInstalled, analyse_phantom
from apps.qc.models import PhantomAnalysis
from apps.qc.services.phantoms import find_kind

State = PhantomAnalysis.State


def analyse_study(study_id: int, code: str = "") -> PhantomAnalysis | None:
    """None for a study that shows no such phantom; run again it replaces what was said."""
    kind, study = find_kind(study_id, code), get_study(study_id)
    device = find_devices([study.device_code]).get(study.device_code)
    if kind is None or kind["analysis"] != "pylinac" or device is None:
        return None
    facts: dict = {"state": State.DONE, "software": "", "result": {}, "reason": None}
    try:
        told = analyse_phantom(Path(settings.RADFLOW_PHANTOM_PYTHON), kind["model"], list_stored_files(study_id))
        facts |= {"software": told["software"], "result": told["result"]}
    except NotInstalled as error:
        facts |= {"state": State.UNAVAILABLE, "reason": error.reason.to_json()}
    except Permanent as error:
        facts |= {"state": State.FAILED, "reason": error.reason.to_json()}
    facts |= {"kind": kind["code"], "device_code": device.code, "site_id": device.room.site_id, "at": clock.now()}
    return PhantomAnalysis.objects.update_or_create(study_id=study_id, defaults=facts)[0]
