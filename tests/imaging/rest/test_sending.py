"""Destinations, what waits for them, and sending a study again, over HTTP."""

from datetime import timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.kernel.reason import Reason
from apps.directory.models import Site
from apps.imaging.drivers.certificates import DemoAuthority
from apps.imaging.models import DicomPeer, ForwardItem, ForwardLane, StorageCommitment, Study
from apps.imaging.services.transport import ensure_demo_certificates
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.test_images import caller_of, store

pytestmark = pytest.mark.django_db


@pytest.fixture
def peer(site_id, images) -> DicomPeer:
    made = DicomPeer.objects.create(
        ae_title="PACS", name="Archive", kind="archive", host="h", port=104, is_forwarded_to=True
    )
    store(make_ct(1), images)
    store(make_ct(2), images)
    return made


def park_first(peer: DicomPeer) -> None:
    reason = Reason("imaging.forward_refused", {"status": "C000H", "text": ""}, "error")
    item = ForwardItem.objects.filter(peer=peer).order_by("id").first()
    item.status, item.attempts, item.reason = "parked", 1, reason.to_json()
    item.save()


def test_a_destination_shows_what_waits_and_why_it_is_not_reached(peer):
    park_first(peer)
    reason = Reason("imaging.node_unreachable", {"detail": "no connection"}, "error")
    later = clock.real_now() + timedelta(minutes=5)
    ForwardLane.objects.create(peer=peer, failures=3, next_try_at=later, reason=reason.to_json())
    client = caller_of("dicom_admin")
    row = client.get("/api/dicom/destinations").json()["results"][0]
    assert (row["ae_title"], row["n_waiting"], row["n_parked"], row["failures"]) == ("PACS", 1, 1, 3)
    assert row["oldest_at"] is not None
    assert row["reason"]["text"] == "the node was not reached: no connection"
    parked = client.get(f"/api/dicom/destinations/{peer.pk}/items?status=parked").json()["results"]
    assert [(r["sop_uid"], r["reason"]["text"]) for r in parked] == [("2.25.78.1", "the destination answered C000H ")]
    assert client.get(f"/api/dicom/destinations/{peer.pk}/items?status=odd").status_code == 400


def test_trying_again_puts_parked_objects_in_line_and_is_audited(peer):
    park_first(peer)
    ForwardLane.objects.create(peer=peer, failures=3, next_try_at=clock.real_now() + timedelta(minutes=5))
    assert caller_of("physicist").post(f"/api/dicom/destinations/{peer.pk}/retry").status_code == 403
    assert ForwardItem.objects.filter(status="parked").count() == 1
    answer = caller_of("dicom_admin").post(f"/api/dicom/destinations/{peer.pk}/retry")
    assert (answer.status_code, answer.json()) == (200, {"n": 1})
    assert ForwardItem.objects.filter(status="waiting").count() == 2
    assert ForwardLane.objects.get().next_try_at is None
    assert AuditEntry.objects.filter(action="dicom_peer.retried").count() == 1


def test_a_study_shows_where_it_went_and_is_sent_again(peer):
    ForwardItem.objects.update(status="sent")
    study_id = Study.objects.get().pk
    client = caller_of("technologist")
    assert client.get(f"/api/studies/{study_id}/forwarding").json() == [
        {"peer_id": peer.pk, "ae_title": "PACS", "name": "Archive", "waiting": 0, "sent": 2, "parked": 0}
    ]
    answer = client.post(f"/api/studies/{study_id}/send", {"peer_id": peer.pk}, content_type="application/json")
    assert (answer.status_code, answer.json()) == (200, {"n": 2})
    assert ForwardItem.objects.filter(status="waiting").count() == 2
    assert AuditEntry.objects.filter(action="study.sent").count() == 1
    other = DicomPeer.objects.get(ae_title="STORESCU")
    refused = client.post(f"/api/studies/{study_id}/send", {"peer_id": other.pk}, content_type="application/json")
    assert refused.status_code == 409


def test_a_destination_needs_host_and_port(peer):
    client = caller_of("dicom_admin")
    body = {"ae_title": "PACS2", "name": "Second", "kind": "archive", "is_forwarded_to": True}
    answer = client.post("/api/dicom/peers", body, content_type="application/json")
    assert answer.status_code == 400
    assert {error["field"] for error in answer.json()["errors"]} == {"host", "port"}
    assert not DicomPeer.objects.filter(ae_title="PACS2").exists()


def test_commitments_are_listed_newest_first(peer):
    for n in (1, 2):
        StorageCommitment.objects.create(
            transaction_uid=f"2.25.{n}",
            calling_ae="CT1",
            address="10.0.0.1",
            references=[["1.2", "2.25.9"]] * n,
            asked_at=clock.real_now(),
            next_try_at=clock.real_now(),
        )
    rows = caller_of("dicom_admin").get("/api/dicom/commitments").json()["results"]
    assert [(row["transaction_uid"], row["n_objects"], row["status"]) for row in rows] == [
        ("2.25.2", 2, "waiting"),
        ("2.25.1", 1, "waiting"),
    ]


def test_a_node_is_saved_with_its_rights_its_filter_and_its_certificate(site_id, images, tmp_path):
    authority = DemoAuthority(tmp_path)
    authority.ensure()
    pem = authority.issue("one", common_name="One").read_text()
    body = {"ae_title": "ONE", "name": "One", "kind": "archive", "host": "h", "port": 104, "is_forwarded_to": True}
    body |= {"may_retrieve": True, "forward_modalities": ["CT", "SR"], "site_id": site_id, "transport": "mutual"}
    client = caller_of("dicom_admin")
    made = client.post("/api/dicom/peers", body | {"certificate_pem": pem}, content_type="application/json").json()
    assert (made["certificate_subject"], made["transport"], made["site_id"]) == ("CN=One", "mutual", site_id)
    assert (made["may_retrieve"], made["forward_modalities"]) == (True, ["CT", "SR"])
    assert "certificate_pem" not in made
    told = AuditEntry.objects.get(action="dicom_peer.added").detail
    assert told["certificate_sha256"] == made["certificate_sha256"]
    assert "certificate_pem" not in told
    url = f"/api/dicom/peers/{made['id']}"
    kept = client.put(url, body | {"version": 1}, content_type="application/json").json()
    assert kept["certificate_sha256"] == made["certificate_sha256"]
    odd = client.put(url, body | {"version": 2, "certificate_pem": "odd"}, content_type="application/json")
    assert (odd.status_code, odd.json()["errors"][0]["field"]) == (400, "certificate_pem")
    away = client.put(url, body | {"version": 2, "site_id": 10**9}, content_type="application/json")
    assert (away.status_code, away.json()["errors"][0]["field"]) == (400, "site_id")
    bare = client.put(url, body | {"version": 2, "certificate_pem": ""}, content_type="application/json").json()
    assert (bare["certificate_sha256"], bare["certificate_until"]) == ("", None)


def test_the_node_tells_its_port_of_tls_and_how_long_its_certificate_holds(site_id, images, settings, tmp_path):
    settings.DICOM_TLS, settings.DICOM_TLS_PORT = tmp_path / "tls", 2762
    client = caller_of("dicom_admin")
    assert (client.get("/api/dicom/node").json()["tls_port"], client.get("/api/dicom/node").json()["certificate_until"]) == (None, None)  # fmt: skip
    ensure_demo_certificates()
    node = client.get("/api/dicom/node").json()
    assert (node["tls_port"], node["certificate_subject"], node["least_transport"]) == (2762, "CN=RADFLOW", "plain")
    assert node["certificate_until"] > "2027"


def test_a_destination_gets_its_modalities_and_its_site_only(site_id, images):
    def add(title: str, **changes) -> DicomPeer:
        values = {"name": title, "kind": "archive", "host": "h", "port": 104, "is_forwarded_to": True}
        return DicomPeer.objects.create(ae_title=title, **values, **changes)

    other = Site.objects.create(code="B", name={"en": "B"}, working_hours={})
    add("ALL")
    add("CTONLY", forward_modalities=["CT", "SR"])
    add("MRONLY", forward_modalities=["MR"])
    add("HERE", site_id=site_id)
    add("THERE", site=other)
    store(make_ct(1), images)
    queued = ForwardItem.objects.order_by("peer_id").values_list("peer__ae_title", flat=True)
    assert list(queued) == ["ALL", "CTONLY", "HERE"]
