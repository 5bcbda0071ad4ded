"""The second signature: who is asked, what changed, what goes back, and what quality control hears of it."""

import pytest

from apps.common.events.relay import deliver_pending
from apps.common.kernel.errors import Invalid, Refused
from apps.common.policy import activate_policy, draft_policy
from apps.qc.models import Subject
from apps.reporting.models import Countersign, ReportVersion
from apps.reporting.public import return_preliminary, start_report
from tests.builders.desk import Browser
from tests.builders.pathway import seed_department
from tests.builders.reports import CLEAN, PASSWORD, make_acquired, make_person, sign, write

pytestmark = pytest.mark.django_db
CHANGED = {**CLEAN, "findings": "右肺上叶见结节，大小约8mm。"}


@pytest.fixture
def rad():
    seed_department()
    return make_person("rad-a", "radiologist", "吴敏")


@pytest.fixture
def resident(rad):
    return make_person("res-a", "resident", "陆晨")


def make_preliminary(resident, **facts):
    report = start_report([make_acquired().id], actor=resident)
    write(report, resident)
    sign(report, resident, may_verify=False, **facts)
    return report


def test_an_unchanged_text_is_countersigned_without_a_word(rad, resident):
    report = make_preliminary(resident, ask_of=rad.id)
    row = Countersign.objects.get()
    assert (row.state, row.asked_of_name, (row.due_at - row.asked_at).total_seconds()) == ("open", "吴敏", 86400)
    sign(report, rad)
    row.refresh_from_db()
    assert (row.state, row.discordance, row.changed_share, row.done_by_name) == ("done", "none", 0.0, "吴敏")
    assert row.done_version.kind == "final"


def test_a_changed_text_needs_a_judgement_which_raises_the_risk(rad, resident):
    report = make_preliminary(resident)
    write(report, rad, texts=CHANGED, client="tab-2", sequence=1)
    with pytest.raises(Invalid):
        sign(report, rad)
    assert (ReportVersion.objects.count(), Countersign.objects.get().state) == (1, "open")
    sign(report, rad, discordance="major", note="看窗宽")
    row = Countersign.objects.get()
    assert (row.discordance, row.note) == ("major", "看窗宽")
    assert 0 < row.changed_share < 0.2
    deliver_pending()
    plain = make_preliminary(resident)
    sign(plain, rad)
    deliver_pending()
    changed, same = Subject.objects.order_by("id").values_list("risk", flat=True)
    assert changed - same == 8  # the weight of the sign, twice


def test_only_one_who_may_verify_is_asked(rad, resident):
    report = start_report([make_acquired().id], actor=resident)
    write(report, resident)
    for person in (resident, make_person("nurse-a", "nurse")):
        with pytest.raises(Invalid):
            sign(report, resident, may_verify=False, ask_of=person.id)
    assert (ReportVersion.objects.count(), Countersign.objects.count()) == (0, 0)


def test_what_is_returned_is_handed_over_again(rad, resident):
    report = make_preliminary(resident)
    with pytest.raises(Invalid):
        return_preliminary(report.id, note=" ", actor=rad)
    return_preliminary(report.id, note="请测量", actor=rad)
    with pytest.raises(Refused):
        return_preliminary(report.id, note="again", actor=rad)
    write(report, resident, texts=CHANGED, sequence=2)
    sign(report, resident, may_verify=False)
    assert list(Countersign.objects.order_by("id").values_list("state", flat=True)) == ["returned", "open"]


def test_two_readers_are_two_people(rad):
    other = make_person("rad-b", "radiologist", "沈志远")
    payload = {"countersign_min": {"other": 60}, "double_reading": [{"modality": ["CT"]}]}
    make_policy(payload, rad, other)
    report = start_report([make_acquired().id], actor=rad)
    write(report, rad)
    assert sign(report, rad).kind == "preliminary"
    with pytest.raises(Refused) as refusal:
        sign(report, rad)
    assert refusal.value.reason.code == "reporting.second_person_needed"
    assert sign(report, other).kind == "final"


def make_policy(payload, first, second) -> None:
    policy = draft_policy(
        "reporting.second_signature", payload=payload, source="house rule", change_reason="screening", actor=first
    )
    activate_policy(policy.id, actor=second)


def test_the_queue_leaves_out_what_waits_for_another_and_shows_differences(rad, resident):
    make_person("rad-b", "radiologist", "沈志远")
    report = make_preliminary(resident, ask_of=rad.id)
    mine, other = Browser("rad-a"), Browser("rad-b")
    path = "/api/reading/countersigns"
    (row,) = mine.get(f"{path}?state=open&whose=for_me").json()["results"]
    assert (row["author_name"], row["report_id"]) == ("陆晨", report.id)
    assert other.get(f"{path}?state=open&whose=for_me").json()["results"] == []
    write(report, rad, texts=CHANGED, client="tab-2", sequence=1)
    report.refresh_from_db()
    body = {"revision": report.draft.revision, "password": PASSWORD}
    refused = mine.send("post", f"/api/reports/{report.id}/sign", body)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, "discordance")
    assert mine.send("post", f"/api/reports/{report.id}/sign", body | {"discordance": "minor"}).status_code == 200
    detail = Browser("res-a").get(f"{path}/{row['id']}").json()
    assert detail["difference"]["findings"] == [
        {"op": "yours", "text": CLEAN["findings"]},
        {"op": "theirs", "text": CHANGED["findings"]},
    ]
