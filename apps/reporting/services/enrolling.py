from apps.common.kernel import clock
from apps.qc.public import enrol_report
from apps.reporting.engine.states import VersionKind
from apps.reporting.models import Countersign, ReportVersion
from apps.reporting.services.signs import tell_signs
from apps.workflow.public import list_exams


def enrol_version(report_id: int, number: int) -> None:
    """Hands a signed version to quality control; twice changes nothing. Whoever wrote or signed an earlier version answers for
    the report too: they may not judge it, and may appeal."""
    version = ReportVersion.objects.select_related("report").get(report_id=report_id, number=number)
    report = version.report
    countersigned = Countersign.objects.filter(done_version=version).first()
    earlier = report.versions.filter(number__lt=number).order_by("-number")
    people = {id_: name for one in (version, *earlier) for id_, name in _list_people(one) if id_}
    enrol_report(
        report_id=report.id,
        version=number,
        exams=list_exams(report.links.values_list("exam_id", flat=True)),
        findings=version.findings,
        impression=version.impression,
        technique=version.technique,
        lang=report.lang,
        responsible=[{"id": id_, "name": name} for id_, name in people.items()],
        closed_at=version.signed_at,
        n_overridden=sum(1 for check in version.checks if check["blocking"]),
        is_amended=version.kind in (VersionKind.ADDENDUM, VersionKind.AMENDMENT),
        is_critical=report.is_critical,
        discordance=countersigned.discordance if countersigned else "",
    )
    tell_signs(report.id, now=clock.now())


def _list_people(version: ReportVersion) -> list[tuple[str, str]]:
    return [(version.author_id, version.author_name), (version.signer_id, version.signer_name)]
