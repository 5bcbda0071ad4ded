import pytest

from apps.common.audit import record, seal_pending, verify_seals
from apps.common.audit.models import AuditEntry
from apps.common.files import open_file, store_file
from apps.common.files.models import StoredFile
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.policy import activate_policy, draft_policy, find_policy, get_policy, seed_policies
from apps.common.policy.models import PolicySet
from apps.common.policy.registry import clear_cache
from apps.common.policy.seeding import add_shipped
from apps.common.printing import Block, qr_svg, render_pdf

pytestmark = pytest.mark.django_db
ANNA, BEN = Actor("person", "a", "Anna", ("head",)), Actor("person", "b", "Ben", ("admin",))


def test_seals_chain_and_every_kind_of_tampering_is_found():
    for n in range(3):
        record(ANNA, "thing.done", obj=f"thing:{n}", detail={"n": n, "x": 1.5})
    assert seal_pending().n == 3
    record(BEN, "thing.done")
    seal_pending()
    assert seal_pending() is None
    assert verify_seals() == []
    AuditEntry.objects.filter(obj="thing:1").update(actor_name="Eve")
    assert any("was changed" in fault for fault in verify_seals())
    AuditEntry.objects.filter(obj="thing:1").update(actor_name="Anna")
    assert verify_seals() == []
    AuditEntry.objects.filter(obj="thing:2").delete()
    assert any("removed" in fault for fault in verify_seals())


def test_a_policy_is_put_in_force_by_a_second_person_and_retires_the_one_before():
    clear_cache()
    first = draft_policy("test.limit", payload={"max": 1}, source="paper", change_reason="new", actor=ANNA)
    with pytest.raises(Refused) as refusal:
        activate_policy(first.id, actor=ANNA)
    assert refusal.value.reason.code == "common.policy_needs_second_person"
    assert find_policy("test.limit") is None
    activate_policy(first.id, actor=BEN)
    second = draft_policy("test.limit", payload={"max": 2}, source="paper 2", change_reason="better", actor=BEN)
    activate_policy(second.id, actor=ANNA)
    assert get_policy("test.limit").label == "test.limit@2"
    assert PolicySet.objects.get(pk=first.id).status == "retired"


def test_an_unverified_policy_needs_a_source_first():
    clear_cache()
    row = draft_policy("test.guess", payload={}, source=" ", change_reason="heard of it", actor=ANNA)
    assert row.status == "unverified"
    with pytest.raises(Refused) as refusal:
        activate_policy(row.id, actor=BEN)
    assert refusal.value.reason.code == "common.policy_unverified"
    with pytest.raises(NotFound):
        get_policy("test.guess")
    assert activate_policy(row.id, actor=BEN, source="read it: page 3").source == "read it: page 3"


def test_seeding_policies_twice_changes_nothing():
    assert seed_policies() >= 1
    assert seed_policies() == 0
    assert get_policy("directory.login").payload["max_failures"] == 5


def shipped(version: int, *, status: str = "active", source: str = "paper") -> dict:
    facts = {"code": "test.limit", "version": version, "status": status, "source": source}
    return {**facts, "valid_from": "2026-01-01", "payload": {"max": version}}


def test_a_shipped_version_retires_the_shipped_one_before_it():
    assert add_shipped([shipped(1)]) == 1
    assert add_shipped([shipped(1), shipped(2), shipped(3), shipped(4, status="draft")]) == 3
    rows = PolicySet.objects.order_by("version").values_list("version", "status", "activated_by")
    assert list(rows) == [
        (1, "retired", "Radflow"),
        (2, "retired", "Radflow"),
        (3, "active", "Radflow"),
        (4, "draft", ""),
    ]


def test_a_version_that_the_department_put_in_force_stays_there():
    own = draft_policy("test.limit", payload={"max": 9}, source="paper", change_reason="new", actor=ANNA)
    activate_policy(own.id, actor=BEN)
    assert add_shipped([shipped(1), shipped(2)]) == 1
    rows = PolicySet.objects.order_by("version").values_list("version", "status", "author", "activated_by")
    assert list(rows) == [(1, "active", "Anna", "Ben"), (2, "draft", "Radflow", "")]


def test_an_active_policy_is_not_shipped_without_a_source():
    with pytest.raises(ValueError, match="names its source"):
        add_shipped([shipped(1, source=" ")])
    assert not PolicySet.objects.exists()
    assert add_shipped([shipped(1, status="unverified", source="")]) == 1


def test_a_file_is_kept_once_and_damage_is_noticed(settings, tmp_path):
    settings.RADFLOW_FILES = tmp_path
    row = store_file(b"report", media_type="text/plain")
    assert store_file(b"report", media_type="text/plain").pk == row.pk
    assert StoredFile.objects.count() == 1
    assert open_file(row.sha256) == b"report"
    path = next(p for p in tmp_path.rglob("*") if p.is_file())
    path.write_bytes(b"other!")
    with pytest.raises(NotFound, match="file_damaged"):
        open_file(row.sha256)
    with pytest.raises(NotFound, match="file_missing"):
        open_file("../../etc/passwd")


def test_printing_makes_a_pdf_and_a_qr_code():
    pdf = render_pdf(
        "检查报告", [Block("rows", rows=[("姓名", "张三")]), Block("text", "未见异常。"), Block("qr", "A1")]
    )
    assert pdf.startswith(b"%PDF-") and b"%%EOF" in pdf[-32:]
    assert qr_svg("A1").startswith("<svg")


def test_a_payload_that_its_reader_cannot_read_is_never_in_force():
    seed_policies()
    facts = {"source": "vendor sheet", "change_reason": "x", "actor": ANNA}
    with pytest.raises(Invalid) as caught:
        draft_policy("devices.alarm_rules", payload={"rules": [{"code": "a"}]}, **facts)
    assert set(caught.value.fields) == {"payload.rules[0].channel", "payload.rules[0].kind"}
    with pytest.raises(Invalid) as caught:
        draft_policy(
            "devices.escalation", payload={"steps": {"loud": 3, "high": [{"after_min": 0, "roles": []}]}}, **facts
        )
    assert set(caught.value.fields) == {"payload.steps.loud", "payload.steps.high"}
    old = draft_policy("devices.escalation", payload={"steps": {}}, **facts)
    PolicySet.objects.filter(pk=old.pk).update(payload=[])
    with pytest.raises(Invalid):
        activate_policy(old.pk, actor=BEN)
