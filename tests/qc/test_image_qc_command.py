"""`image_qc` as outside measurement calls it: folders and orders in, findings out."""

import json

import numpy as np
import pytest

from tests.builders.commands import errors_of, run
from tests.builders.image_cases import make_study, write_study

KEYS = {"rule", "category", "severity", "series", "instance", "message", "measured", "expected"}


def write_cases(folder, cases):
    orders = {}
    for name, study in cases.items():
        write_study(study, folder / "in" / name)
        orders[name] = study.order
    (folder / "orders.json").write_text(json.dumps(orders, ensure_ascii=False), encoding="utf-8")


def make_small(seed=5):
    return make_study(seed, size=128, slices=8, kind="body")


def test_a_clean_and_a_faulty_case(tmp_path):
    faulty = make_small()
    for header in [*(one.header for one in faulty.slices), *faulty.extras]:
        header.PatientID = "SOMEBODY"
    write_cases(tmp_path, {"clean": make_small(), "faulty": faulty})
    done = run(tmp_path, "image_qc", "in", "--orders", "orders.json", "--out", "out.json")
    assert (done.returncode, done.stderr) == (0, "")
    out = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [f for f in out["clean"] if f["severity"] != "info"] == []
    (finding,) = [f for f in out["faulty"] if f["severity"] != "info"]
    assert set(finding) == KEYS
    assert (finding["rule"], finding["category"], finding["severity"]) == ("IMG-PATIENT-ID", "patient_id", "error")
    assert (finding["measured"], finding["expected"]) == ("SOMEBODY", faulty.order["patient_id"])
    assert "SOMEBODY" in finding["message"]
    assert finding["series"].startswith(faulty.order["study_uid"])


def test_every_bad_input_is_named_and_the_rest_is_checked(tmp_path):
    write_cases(tmp_path, {"good": make_small()})
    orders = json.loads((tmp_path / "orders.json").read_text(encoding="utf-8"))
    orders |= {"lost": {}, "bad": {"sex": [1], "protocol": {"kvp": "high", "series": "all"}}}
    (tmp_path / "orders.json").write_text(json.dumps(orders), encoding="utf-8")
    (tmp_path / "in" / "bad").mkdir()
    done = run(tmp_path, "image_qc", "in", "--orders", "orders.json", "--out", "out.json")
    errors = {error["case"]: error["error"] for error in errors_of(done)}
    assert errors["lost"] == "no such folder"
    assert errors["bad"] == "sex is no text; protocol.series is no list of names; protocol.kvp is no number from 0"
    assert set(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))) == {"good", "bad"}


@pytest.mark.parametrize(("_case", "text"), [("no JSON", "{"), ("no object", "[]"), ("not a number", '{"a": NaN}')])
def test_orders_that_cannot_be_read(_case, text, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "orders.json").write_text(text, encoding="utf-8")
    done = run(tmp_path, "image_qc", "in", "--orders", "orders.json", "--out", "out.json")
    assert [error["file"] for error in errors_of(done)] == ["orders.json"]
    assert not (tmp_path / "out.json").exists()


def test_missing_folder_and_missing_orders_are_both_named(tmp_path):
    done = run(tmp_path, "image_qc", "gone", "--orders", "none.json", "--out", "out.json")
    assert {error["file"] for error in errors_of(done)} == {"gone", "none.json"}


def test_damaged_files_and_odd_pictures_give_findings_and_no_traceback(tmp_path):
    study = make_small()
    write_cases(tmp_path, {"cut": study, "odd": make_small(6), "empty": make_small()})
    cut = sorted((tmp_path / "in" / "cut").iterdir())
    cut[0].write_bytes(cut[0].read_bytes()[:-5000])
    cut[1].write_bytes(b"no dicom")
    cut[2].write_bytes(np.random.default_rng(1).bytes(4000))
    for path in (tmp_path / "in" / "empty").iterdir():
        path.unlink()
    done = run(tmp_path, "image_qc", "in", "--orders", "orders.json", "--out", "out.json")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    out = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert {f["category"] for f in out["cut"]} >= {"unreadable"}
    assert [f["category"] for f in out["empty"]] == ["unreadable"]
