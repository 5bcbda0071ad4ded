"""What a backup folder holds: each content once, checked before anything is restored."""

import json
from pathlib import Path

import pytest

from radflow.services import backup
from radflow.services.database_dump import Refused
from radflow.services.file_copies import Damaged


@pytest.fixture
def var(tmp_path, monkeypatch) -> Path:
    """A data folder with two documents; its database is a word in a file."""
    folder = tmp_path / "var"
    (folder / "files" / "ab").mkdir(parents=True)
    (folder / "files" / "ab" / "one").write_bytes(b"one")
    (folder / "files" / "ab" / "two").write_bytes(b"two")
    monkeypatch.setattr(backup.env, "VAR", folder)
    monkeypatch.setattr(backup, "write_dump", lambda file: file.write_bytes(b"rows"))
    monkeypatch.setattr(backup, "read_dump", lambda file: (folder / "database").write_bytes(file.read_bytes()))
    return folder


def list_objects(target: Path) -> set[bytes]:
    return {path.read_bytes() for path in (target / "objects").glob("??/*")}


def test_what_is_left_out_is_named_and_a_restore_says_which_of_it_differs(var, tmp_path, monkeypatch, capsys):
    for name, setting in (("tls", "DICOM_TLS"), ("web-tls", "WEB_TLS")):
        monkeypatch.setattr(backup.env, setting, var / name)
    for name in ("secrets/key", "tls/node.key", "web-tls/authority.key"):
        (var / name).parent.mkdir(exist_ok=True)
        (var / name).write_text(name)
    monkeypatch.setattr(backup, "refuse_while_running", lambda: None)
    place = backup.write_backup(tmp_path / "b")
    told = capsys.readouterr().out
    assert all(str(var / folder) in told for folder in ("secrets", "tls", "web-tls"))
    assert set(json.loads((place / "manifest.json").read_text())["secrets"]) == {"key", "tls/node.key", "web-tls/authority.key"}  # fmt: skip
    (var / "web-tls" / "authority.key").unlink()
    (var / "tls" / "node.key").write_text("another")
    backup.read_backup(tmp_path / "b")
    told = capsys.readouterr().out
    assert f"{var / 'web-tls' / 'authority.key'} is not the one" in told
    assert f"{var / 'tls' / 'node.key'} is not the one" in told and "must trust a new certificate" in told
    assert str(var / "secrets" / "key") not in told


def test_a_second_set_copies_only_what_is_new(var, tmp_path, capsys):
    first = backup.write_backup(tmp_path / "b")
    (var / "files" / "ab" / "three").write_bytes(b"three")
    second = backup.write_backup(tmp_path / "b")
    facts = [json.loads((place / "manifest.json").read_text())["files"] for place in (first, second)]
    assert facts == [
        {"count": 2, "bytes": 6, "new": 2, "new_bytes": 6},
        {"count": 3, "bytes": 11, "new": 1, "new_bytes": 5},
    ]
    assert list_objects(tmp_path / "b") == {b"one", b"two", b"three"}


def test_a_file_changed_in_place_is_copied_again_and_each_set_keeps_its_own(var, tmp_path):
    first = backup.write_backup(tmp_path / "b")
    (var / "files" / "ab" / "one").write_bytes(b"ONE")
    backup.write_backup(tmp_path / "b")
    assert list_objects(tmp_path / "b") == {b"one", b"ONE", b"two"}
    backup.read_backup(first)
    assert (var / "files" / "ab" / "one").read_bytes() == b"one"
    assert (var / "database").read_bytes() == b"rows"


@pytest.mark.parametrize(
    ("_case", "harm", "named"),
    [
        ("other bytes", lambda path: path.write_bytes(b"0ne"), "is damaged"),
        ("no bytes", lambda path: path.unlink(), "is missing"),
    ],
)
def test_a_damaged_copy_is_named_and_nothing_is_restored(_case, harm, named, var, tmp_path):
    place = backup.write_backup(tmp_path / "b")
    harm(next(p for p in (tmp_path / "b" / "objects").glob("??/*") if p.read_bytes() == b"one"))
    (var / "files" / "ab" / "two").unlink()
    with pytest.raises(Damaged, match=f"files/ab/one: its copy .* {named}"):
        backup.read_backup(place)
    assert not (var / "files" / "ab" / "two").exists()
    assert not (var / "database").exists()


@pytest.mark.parametrize("name", ["database.dump", "files.jsonl"])
def test_a_set_whose_own_files_changed_is_refused(name, var, tmp_path):
    place = backup.write_backup(tmp_path / "b")
    (place / name).write_text("{}")
    with pytest.raises(Damaged, match=f"{name} is damaged"):
        backup.read_backup(tmp_path / "b")


def test_a_path_that_leaves_the_data_folder_is_never_written(var, tmp_path):
    place = backup.write_backup(tmp_path / "b")
    listed = (place / "files.jsonl").read_text().replace("files/ab/one", "files/../../one")
    (place / "files.jsonl").write_text(listed)
    facts = json.loads((place / "manifest.json").read_text())
    facts["sha256"]["files.jsonl"] = backup._read_digest(place / "files.jsonl")
    (place / "manifest.json").write_text(json.dumps(facts))
    with pytest.raises(Damaged, match="does not belong into a data folder"):
        backup.read_backup(place)
    assert not (tmp_path / "one").exists()


def test_only_the_kept_sets_and_their_copies_are_left(var, tmp_path):
    backup.write_backup(tmp_path / "b")
    (var / "files" / "ab" / "one").unlink()
    backup.write_backup(tmp_path / "b", keep=1)
    assert len(backup.list_sets(tmp_path / "b")) == 1
    assert list_objects(tmp_path / "b") == {b"two"}
    with pytest.raises(Refused):
        backup.write_backup(tmp_path / "b", keep=0)


def test_a_full_disk_leaves_the_earlier_set_whole_and_no_half_one(var, tmp_path, monkeypatch, capsys):
    first = backup.write_backup(tmp_path / "b")

    def fill(file):
        raise OSError(28, "No space left on device", str(file))

    monkeypatch.setattr(backup, "write_dump", fill)
    assert backup.main(["backup", str(tmp_path / "b")]) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert backup.list_sets(tmp_path / "b") == [first]
    assert list((tmp_path / "b" / "sets").glob(".*")) == []
