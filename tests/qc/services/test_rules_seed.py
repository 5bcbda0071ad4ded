"""The demonstration's rules, terms and alerts: made once, and only in a demonstration."""

from datetime import timedelta

import pytest

from apps.common.kernel import clock
from apps.qc.models import LexiconEntry, ReportAlert, ReportRule
from apps.qc.selectors.report_rules import count_alerts
from apps.qc.services.rules_seed import seed_rules
from tests.builders.pathway import seed_department
from tests.builders.reports import make_person

pytestmark = pytest.mark.django_db


def test_a_demonstration_shows_rules_with_figures(settings):
    seed_department()
    assert seed_rules() == 0 and not ReportRule.objects.exists()  # nobody answers for quality yet
    make_person("rad-a", "radiologist", "吴敏")
    make_person("qc-a", "qc_manager", "郑婷")
    settings.RADFLOW_DEMO = False
    assert seed_rules() == 0
    settings.RADFLOW_DEMO = True
    made = seed_rules()
    assert made == ReportAlert.objects.count() > 150
    assert seed_rules() == 0
    assert (
        dict(ReportRule.objects.values_list("code", "status")).items()
        >= {
            "DEPT-BRONCHOGRAM": "active",
            "DEPT-SEE-ABOVE": "shadow",
        }.items()
    )
    assert LexiconEntry.objects.count() == 3
    counts = count_alerts(since=clock.now() - timedelta(days=365))
    typo = counts["RPT-TYPO"]
    assert typo.shown == typo.fixed + typo.ignored + typo.disputed + typo.left > typo.by_autofix > 0
    assert counts["RPT-LATERALITY"].overridden + counts["RPT-LATERALITY"].fixed == counts["RPT-LATERALITY"].shown
