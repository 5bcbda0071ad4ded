from apps.common.events import subscribe
from apps.reporting.events import ReportSigned
from apps.reporting.public import enrol_version


@subscribe(ReportSigned, name="reporting.enrol_signed_version")
def enrol_signed_version(event: ReportSigned) -> None:
    """Every verified version enters the frame of quality control."""
    enrol_version(event.report_id, event.version)
