import os
import stat
from pathlib import Path

import pytest

from radflow.services.private import find_socket_folder, make_private_folder, read_secret, write_private


def test_a_written_file_is_readable_by_its_owner_alone(tmp_path):
    write_private(tmp_path / "x", "text")
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["x"]


def test_a_secret_is_made_once(tmp_path):
    first = read_secret(tmp_path / "secrets" / "x")
    assert read_secret(tmp_path / "secrets" / "x") == first
    assert len(first) >= 32


def test_an_open_folder_is_closed(tmp_path):
    (tmp_path / "run").mkdir(mode=0o755)
    make_private_folder(tmp_path / "run")
    assert stat.S_IMODE((tmp_path / "run").stat().st_mode) == 0o700


def test_a_link_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "run").symlink_to(tmp_path / "real")
    with pytest.raises(RuntimeError, match="belongs to somebody else"):
        make_private_folder(tmp_path / "run")


def test_a_folder_of_another_user_is_refused(tmp_path):
    foreign = Path("/")  # root's; only root can make one that is somebody else's
    if os.geteuid() == 0:
        foreign = tmp_path / "run"
        foreign.mkdir()
        os.chown(foreign, 65534, 65534)
    before = foreign.stat()
    with pytest.raises(RuntimeError, match="belongs to somebody else"):
        make_private_folder(foreign)
    assert (foreign.stat().st_uid, foreign.stat().st_mode) == (before.st_uid, before.st_mode)


def test_a_socket_path_too_long_for_the_kernel_moves_to_a_short_private_folder(tmp_path):
    near = find_socket_folder(tmp_path / "run", socket="valkey.sock")
    assert near == tmp_path / "run"
    far = find_socket_folder(tmp_path / ("x" * 120) / "run", socket="valkey.sock")
    assert len(str(far / "valkey.sock")) < 60
    assert stat.S_IMODE(far.stat().st_mode) == 0o700
    far.rmdir()
