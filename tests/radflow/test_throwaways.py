from radflow.services import postgres


def make_instance(home, name: str, *, origin, is_throwaway: bool):
    (home / name).mkdir()
    (home / name / "origin").write_text(str(origin))
    if is_throwaway:
        (home / name / "throwaway").touch()


def test_only_test_clusters_without_their_folder_are_swept(tmp_path, monkeypatch):
    monkeypatch.setattr(postgres, "SYSTEM_HOME", tmp_path)
    make_instance(tmp_path, "gone-test", origin=tmp_path / "nowhere", is_throwaway=True)
    make_instance(tmp_path, "live-test", origin=tmp_path, is_throwaway=True)
    make_instance(tmp_path, "gone-department", origin=tmp_path / "nowhere", is_throwaway=False)
    postgres._sweep_throwaways()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gone-department", "live-test"]
