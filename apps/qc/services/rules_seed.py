"""What a demonstration department has made of report rules: its own rules and terms, and four months of alerts with what became of them. Every text is invented."""

import random
from datetime import timedelta

from django.conf import settings

from apps.common.kernel import clock
from apps.directory.public import actor_of_user, list_sites, list_users_with_role
from apps.qc.engine.checking import check_under
from apps.qc.engine.report import ReportSnapshot
from apps.qc.models import ReportAlert, ReportRule
from apps.qc.services.lexicon import save_entry
from apps.qc.services.report_alerts import watch_alerts
from apps.qc.services.report_rules import save_rule, set_rule_status
from apps.qc.services.report_standing import get_standing

REPORTS, DAYS = 180, 120
TERMS = (
    ("zh", "preferred", "粘膜", "黏膜"),
    ("zh", "preferred", "纵膈", "纵隔"),
    ("en", "preferred", "CAT scan", "CT"),
)
ODDS = {"fixed": 14, "ignored": 3, "ignored_for_author": 1, "disputed": 1, "left": 5}
BLOCKED = {"fixed": 9, "overridden": 1}
TEXTS = (
    ("右肺上叶见结结影，直径约6mm。", "右肺上叶结节。"),
    ("左肾见囊性灶，直径约20mm。右肾未见异常。", "右肾囊肿。"),
    ("右肺上叶见结节，直径约8mm。", "右肺下叶结节。"),
    ("肝内见低密度影，CT值约15mm。", "肝囊肿。"),
    ("右肺下叶见斑片影。双侧胸腔未见积液。", "右肺炎症，右侧胸腔积液。"),
    ("右肺上叶见肿块，大小约35mm×28mm。肝内见囊性灶。", "肝囊肿。"),
    ("双肺纹理清晰，纵膈居中，右肺实变，见支气管充汽征。", "右肺炎症。"),
    ("胃窦粘膜增厚，【请填写】。", "胃窦炎。"),
)
OWN_RULES = {
    "DEPT-BRONCHOGRAM": (
        {
            "category": "typo", "severity": "warn", "stages": [], "section": "any", "modalities": [],
            "match": {"zh": [{"say": "支气管充汽征", "suggest": "支气管充气征"}], "en": [{"say": "air bronchograph*", "suggest": "air bronchogram"}]},
            "unless": {"zh": ["原文"], "en": ["quoted"]},
            "explanation": {"zh-Hans": "应为“充气征”", "en": "the sign is an air bronchogram"},
            "autofix": True, "source": "Teaching conference of the department",
            "examples": {
                "fire": [
                    {"lang": "zh", "findings": "右肺下叶实变，见支气管充汽征。", "impression": "肺炎。"},
                    {"lang": "en", "findings": "Consolidation with air bronchograph.", "impression": "Pneumonia."},
                ],
                "quiet": [
                    {"lang": "zh", "findings": "右肺下叶实变，见支气管充气征。", "impression": "肺炎。"},
                    {"lang": "en", "findings": "Consolidation with air bronchogram.", "impression": "Pneumonia."},
                ],
            },
        },
        ("shadow", "active"),
    ),
    "DEPT-SEE-ABOVE": (
        {
            "category": "placeholder", "severity": "warn", "stages": [], "section": "impression", "modalities": [],
            "match": {"zh": [{"say": "详见上述"}], "en": [{"say": "see above"}]},
            "unless": {"zh": [], "en": []},
            "explanation": {"zh-Hans": "诊断意见须写明结论", "en": "an impression says what was concluded"},
            "autofix": False, "source": "Quality meeting of the department",
            "examples": {
                "fire": [
                    {"lang": "zh", "findings": "右肺上叶见结节。", "impression": "详见上述。"},
                    {"lang": "en", "findings": "A small nodule.", "impression": "Please see above."},
                ],
                "quiet": [
                    {"lang": "zh", "findings": "右肺上叶见结节。", "impression": "右肺上叶结节。"},
                    {"lang": "en", "findings": "A small nodule.", "impression": "Small nodule."},
                ],
            },
        },
        ("shadow",),
    ),
}  # fmt: skip


def seed_rules() -> int:
    """Once; returns the alerts added."""
    authors, heads = list_users_with_role("radiologist", "resident"), list_users_with_role("qc_manager")
    if (
        not settings.RADFLOW_DEMO
        or ReportRule.objects.exists()
        or ReportAlert.objects.exists()
        or not authors
        or not heads
    ):
        return 0
    actor = actor_of_user(heads[0])
    for lang, kind, term, meaning in TERMS:
        save_entry(lang=lang, kind=kind, term=term, meaning=meaning, actor=actor)
    for code, (definition, steps) in OWN_RULES.items():
        row = save_rule(code, definition, reason="", actor=actor)
        for step in steps:
            set_rule_status(code, step, reason="Demonstration", actor=actor, version=row.version)
    return _seed_alerts(authors, min(site.id for site in list_sites()))


def _seed_alerts(authors: list, site_id: int) -> int:
    dice, standing = random.Random("past alerts"), get_standing()
    for number in range(1, REPORTS + 1):
        findings, impression = dice.choice(TEXTS)
        snapshot = ReportSnapshot(findings=findings, impression=impression, exam_body_part="")
        author = str(dice.choice(authors).pk)
        # Reports before the department used this program: a number of their own, which no report has.
        watch_alerts(
            check_under(snapshot, standing, stage="sign"),
            snapshot,
            report_id=-number,
            site_id=site_id,
            author_id=author,
        )
    alerts = list(ReportAlert.objects.filter(report_id__lt=0))
    for alert in alerts:
        alert.first_at = clock.now() - timedelta(days=DAYS * -alert.report_id / REPORTS, hours=dice.random() * 9)
        odds = {} if alert.is_shadow else BLOCKED if alert.is_blocking else ODDS
        if odds:
            alert.outcome = dice.choices(list(odds), list(odds.values()))[0]
            alert.by_autofix = (
                alert.outcome == "fixed" and alert.category in ("typo", "char_extra") and dice.random() < 0.8
            )
            alert.settled_at, alert.settled_by_id = (
                alert.first_at + timedelta(minutes=dice.randint(1, 12)),
                alert.author_id,
            )
            alert.reason = "所见与意见已核对，保留原文。" if alert.outcome in ("disputed", "overridden") else ""
    fields = ["first_at", "outcome", "by_autofix", "settled_at", "settled_by_id", "reason"]
    return ReportAlert.objects.bulk_update(alerts, fields)
