from apps.qc.engine.checking import ENGINE_VERSION, SPEAKING, Checked, check_under, describe_rules, warm_up
from apps.qc.engine.report import Finding, ReportSnapshot
from apps.qc.services.report_standing import get_standing, list_rules_off


def check_report(snapshot: ReportSnapshot, *, stage: str = "typing", site_id: int | None = None) -> list[Finding]:
    """Findings of the rules that the department runs, with the words of a site, in reading order."""
    return check_with_trials(snapshot, stage=stage, site_id=site_id).findings


def check_with_trials(snapshot: ReportSnapshot, *, stage: str, site_id: int | None) -> Checked:
    """The same, and what rules on trial would have said."""
    return check_under(snapshot, get_standing(site_id), stage=stage, off=list_rules_off(site_id))


def list_report_rules(*, site_id: int | None = None) -> list[dict]:
    """Every built-in rule, and whether it is on."""
    off, status = set(list_rules_off(site_id)), get_standing().status
    return [
        rule | {"is_on": rule["code"] not in off and status.get(rule["code"], rule["status"]) in SPEAKING}
        for rule in describe_rules()
    ]


def get_engine_version() -> str:
    """Version that is stored beside the checks of a signed report: the engine's, and which learning its spell model had."""
    number = get_standing().history.number
    return f"{ENGINE_VERSION}+{number}" if number else ENGINE_VERSION


def warm_checks() -> None:
    """Loads rules, packs and spell models, so that no report pays for it; needs no database."""
    warm_up(("zh", "en"))
