"""A site adds words to the department's, takes some out, and only the checks of its own reports hear of it."""

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel.errors import Invalid
from apps.directory.public import find_site_by_code
from apps.qc.engine.lexicon_overlay import lay_over
from apps.qc.engine.report import ReportSnapshot
from apps.qc.models import LexiconEntry
from apps.qc.public import check_report, forget_standing, save_entry, withdraw_entry
from tests.builders.desk import Browser
from tests.builders.http import client_of
from tests.builders.pathway import HEAD, seed_department
from tests.builders.reports import make_person

pytestmark = pytest.mark.django_db
PREFERRED = {"lang": "zh", "kind": "preferred", "term": "粘膜", "meaning": "黏膜"}


@pytest.fixture
def sites():
    forget_standing()
    main = seed_department()
    save_entry(**PREFERRED, actor=HEAD)
    yield main, find_site_by_code("east").id
    forget_standing()


def hear(site_id: int | None, findings: str = "胃粘膜光整。") -> list[str]:
    snapshot = ReportSnapshot(findings=findings, impression="正常。", lang="zh")
    found = check_report(snapshot, stage="typing", site_id=site_id)
    return [finding.suggestion for finding in found if finding.rule == "RPT-TERM"]


def test_a_site_takes_a_term_out_and_puts_its_own_in(sites):
    main, east = sites
    assert (hear(main), hear(east), hear(None)) == (["黏膜"], ["黏膜"], ["黏膜"])
    gone = save_entry(**PREFERRED, site_id=east, is_removed=True, reason="本院用粘膜", actor=HEAD)
    assert (hear(main), hear(east)) == (["黏膜"], [])
    save_entry(**PREFERRED | {"meaning": "粘膜层"}, site_id=east, reason="另一写法", actor=HEAD)
    assert (hear(main), hear(east)) == (["黏膜"], ["粘膜层"])
    assert LexiconEntry.objects.filter(site_id=east).get().pk == gone.pk  # one line a term and site
    withdraw_entry(gone.id, reason="不再需要", actor=HEAD)
    assert (hear(main), hear(east)) == (["黏膜"], ["黏膜"])
    told = AuditEntry.objects.filter(action__startswith="qc.term", detail__site_id=east).order_by("id")
    assert [entry.detail["reason"] for entry in told] == ["本院用粘膜", "另一写法", "不再需要"]


def test_a_word_of_a_site_is_a_slip_elsewhere(sites):
    main, east = sites
    text = "There is a small pleural effussion."
    snapshot = ReportSnapshot(findings=text, impression="Normal.", lang="en")
    save_entry(lang="en", kind="word", term="effussion", site_id=east, reason="a name here", actor=HEAD)
    told = {site: [f.rule for f in check_report(snapshot, site_id=site) if f.rule == "RPT-TYPO"] for site in sites}
    assert told == {main: ["RPT-TYPO"], east: []}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"term": "心影", "is_removed": True}, "term"),
        ({"site_id": None, "is_removed": True}, "term"),
    ],
)
def test_a_sites_entry_has_a_reason_and_takes_out_only_what_is_there(sites, change, field):
    with pytest.raises(Invalid) as refused:
        save_entry(**PREFERRED | {"site_id": sites[1], "reason": "x"} | change, actor=HEAD)
    assert list(refused.value.fields) == [field]
    assert LexiconEntry.objects.count() == 1


def test_one_row_stands_in_place_of_the_departments_of_the_same_kind_only():
    base = [("zh", "preferred", "粘膜", "黏膜"), ("zh", "word", "粘膜", "")]
    entries = lay_over(base, [("zh", "preferred", "粘膜", "", True), ("zh", "word", "晕征", "", False)]).entries
    assert [(one.kind, one.term) for one in entries] == [("word", "晕征"), ("word", "粘膜")]


def test_a_manager_of_one_site_changes_its_words_and_no_others(sites):
    main, east = sites
    theirs = client_of("qc_manager", site_id=east)
    body = PREFERRED | {"site_id": east, "is_removed": True, "reason": "本院用粘膜"}
    made = theirs.post("/api/qc/lexicon", body, content_type="application/json")
    assert (made.status_code, made.json()["is_removed"]) == (201, True)
    for site in (main, None):
        refused = theirs.post("/api/qc/lexicon", body | {"site_id": site}, content_type="application/json")
        assert refused.status_code == 403
    assert theirs.get(f"/api/qc/lexicon?site={main}").status_code == 403
    rows = theirs.get(f"/api/qc/lexicon?site={east}").json()["results"]
    assert [(row["site_id"], row["is_replaced"]) for row in rows] == [(0, True), (east, False)]
    make_person("qc-a", "qc_manager")
    listed = Browser("qc-a").get("/api/qc/lexicon").json()["results"]
    assert [(row["site_id"], row["is_replaced"]) for row in listed] == [(0, False)]
    department = LexiconEntry.objects.get(site_id=0)
    refused = theirs.post(f"/api/qc/lexicon/{department.pk}/withdrawal", {}, content_type="application/json")
    assert refused.status_code == 403
    own = f"/api/qc/lexicon/{made.json()['id']}/withdrawal"
    assert theirs.post(own, {}, content_type="application/json").status_code == 400
    taken = theirs.post(own, {"reason": "x"}, content_type="application/json")
    assert (taken.status_code, taken.json()["is_on"]) == (200, False)
