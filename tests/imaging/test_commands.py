"""`extract_dose` as outside measurement calls it."""

import json

from tests.builders.commands import errors_of, run
from tests.builders.dose import make_ct, make_dx, make_image, make_row, write


def read(folder):
    return json.loads((folder / "out.json").read_text())


def test_extract_dose_reads_every_file_of_a_folder(tmp_path):
    folder = tmp_path / "dose"
    (folder / "deeper").mkdir(parents=True)
    report = make_ct(row=make_row("2.25.1"))
    (folder / "ct.dcm").write_bytes(write(report))
    report.SOPInstanceUID = report.file_meta.MediaStorageSOPInstanceUID = "2.25.999"
    (folder / "again.dcm").write_bytes(write(report))
    (folder / "deeper" / "dx.dcm").write_bytes(write(make_dx(row=make_row("2.25.2"))))
    (folder / "cut.dcm").write_bytes(write(make_ct())[:900])
    (folder / "notes.txt").write_text("no dose in here, only a few words")
    (folder / "mr.dcm").write_bytes(write(make_image("1.2.840.10008.5.1.4.1.1.4", Modality="MR")))

    done = run(tmp_path, "extract_dose", "dose", "--out", "out.json")

    assert (done.returncode, done.stderr) == (0, "")
    found = read(tmp_path)
    assert sorted(found) == ["again.dcm", "ct.dcm", "cut.dcm", "deeper/dx.dcm", "mr.dcm", "notes.txt"]
    assert (found["ct.dcm"]["total_dlp"], found["ct.dcm"]["n_events"]) == (235.2, 2)
    assert "uid" not in found["ct.dcm"]["events"][0]
    assert found["ct.dcm"]["merged"] == {"n_events": 2, "total_dlp": 235.2, "files": ["again.dcm", "ct.dcm"]}
    assert found["deeper/dx.dcm"]["total_dap_gym2"] == 1.2e-5
    assert "merged" not in found["deeper/dx.dcm"]
    assert found["cut.dcm"]["refused"].startswith("the file is cut off")
    assert found["notes.txt"] == {"refused": "not a DICOM file"}
    assert found["mr.dcm"] == {"refused": "the MR header holds no dose value"}


def test_extract_dose_names_a_folder_that_is_not_there(tmp_path):
    done = run(tmp_path, "extract_dose", "nowhere", "--out", "out.json")

    assert errors_of(done) == [{"folder": "nowhere", "error": "no such folder"}]
    assert not (tmp_path / "out.json").exists()


def test_extract_dose_names_an_out_that_cannot_be_written(tmp_path):
    (tmp_path / "dose").mkdir()

    done = run(tmp_path, "extract_dose", "dose", "--out", "no/such/out.json")

    assert errors_of(done) == [{"file": "no/such/out.json", "error": "No such file or directory"}]
