from apps.common.policy import get_policy
from apps.qc.engine.checking import ENGINE_VERSION, check, describe_rules
from apps.qc.engine.report import Finding, ReportSnapshot


def check_report(snapshot: ReportSnapshot, *, stage: str = "typing", site_id: int | None = None) -> list[Finding]:
    """Findings of the rules that the department has switched on, in reading order."""
    policy = get_policy("qc.guards", site_id=site_id)
    return check(snapshot, stage=stage, off=policy.payload["rules_off"])


def list_report_rules(*, site_id: int | None = None) -> list[dict]:
    """Every known rule, and whether it is on."""
    off = set(get_policy("qc.guards", site_id=site_id).payload["rules_off"])
    return [rule | {"is_on": rule["code"] not in off} for rule in describe_rules()]


def get_engine_version() -> str:
    """Version that is stored beside the checks of a signed report."""
    return ENGINE_VERSION
