"""Each fault an installation may have is said once, in both languages; a sound part says so."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from apps.common.audit import record, seal_pending
from apps.common.audit.models import AuditEntry
from apps.common.doctor import data, examine, machine, registry, servers
from apps.common.events.models import Delivery, OutboxEvent
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.words import LANGUAGES, load_words
from apps.common.leadership import BEAT, RELAY, Leadership

pytestmark = pytest.mark.django_db
GB = 10**9


def codes(found) -> list[str]:
    return [reason.code.removeprefix("common.doctor_") for reason in found]


def test_a_sound_database_has_nothing_to_say():
    assert [r.code for r in servers.check_database() if r.code != "common.doctor_database_unsafe"] == []
    assert list(servers.check_clock()) == []


def test_a_database_that_is_away_is_said_and_the_parts_that_need_it_are_left_out(monkeypatch):
    def fail(*_):
        raise DatabaseError("connection refused\nmore")

    monkeypatch.setattr("apps.common.doctor.servers.connection.cursor", fail)
    found = examine()
    assert found["database"][0].params == {"error": "connection refused"}
    assert {"events", "audit", "processes", "clock"} & set(found) == set()
    assert {"disk", "settings", "queue", "broker"} <= set(found)


@pytest.mark.parametrize(
    ("_case", "seconds", "expected"),
    [("the same", 0, []), ("ahead of the database", 300, ["clock_apart"]), ("behind it", -300, ["clock_apart", "clock_back"])],
)  # fmt: skip
def test_a_clock_that_steps_is_noticed(_case, seconds, expected, monkeypatch):
    record(Actor.system("test"), "event.retried")
    real = clock.real_now
    monkeypatch.setattr(clock, "real_now", lambda: real() + timedelta(seconds=seconds))
    assert codes(servers.check_clock()) == expected


@pytest.mark.parametrize(
    ("_case", "free", "total", "expected"),
    [
        ("much room", 500, 1000, []),
        ("a small share of a small disk", 10, 100, ["disk_low"]),
        ("a small share of a large disk is still much", 90, 1000, []),
        ("almost none", 1, 100, ["disk_full"]),
        ("a twentieth", 4, 100, ["disk_full"]),
    ],
)
def test_room_on_the_disk(_case, free, total, expected, monkeypatch):
    class Room:
        pass

    Room.free, Room.total = free * GB, total * GB
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda place: Room)
    assert codes(machine.check_disk()) == expected


def test_a_secret_that_others_may_read_is_named(tmp_path, settings):
    settings.VAR = tmp_path
    (tmp_path / "secrets").mkdir()
    key = tmp_path / "secrets" / "django.key"
    key.write_text("x")
    key.chmod(0o600)
    assert list(machine.check_folders()) == []
    key.chmod(0o644)
    (found,) = machine.check_folders()
    assert (found.code, found.params) == ("common.doctor_secret_open", {"place": str(key)})


@pytest.mark.parametrize(
    ("_case", "change", "expected"),
    [
        ("open to the network without TLS", {"RADFLOW_BIND": "0.0.0.0"}, "no_tls"),
        ("debugging", {"DEBUG": True}, "debug"),
        ("any name", {"ALLOWED_HOSTS": ["*"]}, "any_host"),
        ("a short key", {"SECRET_KEY": "short"}, "short_key"),
    ],
)
def test_settings_that_do_harm_are_said(_case, change, expected, settings):
    settings.SECRET_KEY = "x" * 32
    assert expected not in codes(machine.check_settings())
    for name, value in change.items():
        setattr(settings, name, value)
    assert expected in codes(machine.check_settings())


def test_a_backup_is_asked_for_and_its_age_watched(tmp_path, settings):
    settings.VAR, settings.RADFLOW_DEMO = tmp_path, False
    assert codes(machine.check_backup()) == ["no_backup"]
    for days, expected in ((1, []), (3, ["old_backup"])):
        at = clock.real_now() - timedelta(days=days)
        (tmp_path / "last-backup.json").write_text(json.dumps({"place": "/b", "at": at.isoformat()}))
        assert codes(machine.check_backup()) == expected


def test_who_leads_is_known_by_the_lock():
    relay, beat = Leadership(RELAY, "relay"), Leadership(BEAT, "beat")
    try:
        assert relay.holds()
        assert [r.params for r in data.check_processes()] == [{"process": "beat"}]
        assert beat.holds()
        assert list(data.check_processes()) == []
    finally:
        relay.release()
        beat.release()


def test_events_that_stand_or_were_given_up_are_counted():
    old = clock.real_now() - timedelta(minutes=5)
    event = OutboxEvent.objects.create(name="x", aggregate="x:1", payload={}, occurred_at=old, recorded_at=old)
    assert list(data.check_events()) == []
    Delivery.objects.create(event=event, subscriber="a", status="open", next_try_at=old)
    Delivery.objects.create(event=event, subscriber="b", status="parked", next_try_at=old)
    assert [(r.code, dict(r.params)) for r in data.check_events()] == [
        ("common.doctor_parked", {"count": 1}),
        ("common.doctor_outbox_stands", {"minutes": 5}),
    ]


def test_an_audit_entry_that_was_changed_is_found():
    entry = record(Actor.system("test"), "event.retried", detail={"n": 1})
    seal_pending()
    assert list(data.check_audit()) == []
    AuditEntry.objects.filter(pk=entry.pk).update(detail={"n": 2})
    (found,) = data.check_audit()
    assert (found.code, dict(found.params)) == ("common.seal_broken", {"fault": f"entry {entry.pk} was changed"})


def test_the_command_says_it_in_both_languages_and_fails_on_a_fault(monkeypatch):
    monkeypatch.setattr(
        registry, "_CHECKS", {"disk": (lambda: [registry.fault("common.doctor_parked", count=3)], False)}
    )
    said = {}
    for lang in LANGUAGES:
        out = StringIO()
        with pytest.raises(SystemExit) as ended:
            call_command("doctor", lang=lang, stdout=out)
        assert ended.value.code == 1
        said[lang] = out.getvalue()
    assert said["zh-Hans"].startswith("磁盘: 故障: 有 3 个事件") and said["en"].startswith("Disk: FAULT: 3 events")


def test_every_part_and_every_finding_has_words_in_both_languages():
    texts = [path.read_text() for path in Path(machine.__file__).parent.glob("*.py")]
    used = {word for text in texts for word in text.split('"')[1::2] if word.startswith("common.")}
    assert len(used) > 25
    wanted = used | {f"doctor.{part}" for part in registry._CHECKS}
    assert {lang: sorted(wanted - set(load_words(lang))) for lang in LANGUAGES} == {lang: [] for lang in LANGUAGES}
