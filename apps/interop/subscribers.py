from apps.common.events import subscribe
from apps.interop.public import write_results
from apps.reporting.events import ReportReleased


@subscribe(ReportReleased, name="interop.results_out")
def send_result(event: ReportReleased) -> None:
    write_results(event.report_id, event.version, list(event.exam_ids))
