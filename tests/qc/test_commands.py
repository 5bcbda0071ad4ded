"""The batch commands run alone: no server, no database, called from any folder."""

import json

import pytest

from tests.builders.commands import run


def test_reports_are_checked_and_a_bad_line_is_named(tmp_path):
    good = {"id": "a", "lang": "zh", "findings": "左肺上叶见结节。", "impression": "右肺上叶结节。", "unknown": 1}
    rows = [
        json.dumps(good, ensure_ascii=False),
        "{bad",
        json.dumps({"id": "b", "lang": "fr"}),
        json.dumps({"id": "c", "findings": "正常。", "impression": "正常。"}),
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    done = run(tmp_path, "check_reports", "in.jsonl", "--out", "out.jsonl")
    assert done.returncode == 2
    assert [error["line"] for error in json.loads(done.stderr.splitlines()[-1])["errors"]] == [2, 3]
    out = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in out] == ["a", "c"]
    (alert,) = [alert for alert in out[0]["alerts"] if alert["severity"] != "info"]
    assert (alert["rule"], alert["category"], alert["severity"], alert["blocking"]) == (
        "RPT-LATERALITY",
        "laterality",
        "error",
        True,
    )
    assert good["impression"][alert["start"] : alert["end"]] == "右肺上叶结节"
    assert "左肺上叶见结节" in alert["message"]
    assert out[1]["alerts"] == []


def test_clean_input_ends_with_zero_and_a_missing_file_with_two(tmp_path):
    (tmp_path / "in.jsonl").write_text(
        json.dumps({"id": "c", "findings": "正常。", "impression": "正常。"}), encoding="utf-8"
    )
    assert run(tmp_path, "check_reports", "in.jsonl", "--out", "out.jsonl", "--stage", "sign").returncode == 0
    gone = run(tmp_path, "check_reports", "gone.jsonl", "--out", "none.jsonl", "--train", "lost.jsonl")
    assert gone.returncode == 2
    assert [error["file"] for error in json.loads(gone.stderr.splitlines()[-1])["errors"]] == [
        "lost.jsonl",
        "gone.jsonl",
    ]


def test_a_draw_is_written_once_and_replays(tmp_path):
    rows = "id,modality\n" + "".join(f"r{n},{'CT' if n % 2 else 'MR'}\n" for n in range(40))
    (tmp_path / "frame.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "design.json").write_text(
        json.dumps({"method": "random", "strata": ["modality"], "share": 0.2}), encoding="utf-8"
    )
    arguments = ["draw_qc_sample", "frame.csv", "--design", "design.json", "--seed", "5", "--out"]
    assert run(tmp_path, *arguments, "one.json").returncode == 0
    assert run(tmp_path, *arguments, "two.json").returncode == 0
    one = json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))
    assert one == json.loads((tmp_path / "two.json").read_text(encoding="utf-8"))
    assert len(one["drawn"]) == 8 and one["drawn"][0]["inclusion_probability"] == 0.2
    assert one["drawn"][0]["stratum"] == {"modality": "CT"}


def test_a_design_that_an_editor_marked_is_read_and_one_that_is_no_text_is_named(tmp_path):
    (tmp_path / "frame.csv").write_text("id\na\n", encoding="utf-8")
    (tmp_path / "marked.json").write_bytes(b'\xef\xbb\xbf{"size": 1}')
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe")
    arguments = ["draw_qc_sample", "frame.csv", "--seed", "5", "--design"]
    assert run(tmp_path, *arguments, "marked.json", "--out", "out.json").returncode == 0
    refused = run(tmp_path, *arguments, "bytes.json", "--out", "none.json")
    assert refused.returncode == 2
    assert json.loads(refused.stderr)["errors"] == [{"file": "bytes.json", "error": "no UTF-8 text"}]
    assert not (tmp_path / "none.json").exists()


@pytest.mark.parametrize(
    ("_case", "frame", "design", "said"),
    [
        ("no size", "id\na\n", {"method": "random"}, "exactly one of size, share, confidence"),
        ("unknown column", "id\na\n", {"size": 1, "strata": ["site"]}, "column 'site' is missing"),
        ("double id", "id\na\na\n", {"size": 1}, "line 3: id 'a' stands twice"),
        (
            "bad weight",
            "id,w\na,x\n",
            {"method": "active", "size": 1, "weights_column": "w"},
            "line 2: weight 'x' is no number from 0",
        ),
    ],
)
def test_bad_frames_and_designs_are_named(tmp_path, _case, frame, design, said):
    (tmp_path / "frame.csv").write_text(frame, encoding="utf-8")
    (tmp_path / "design.json").write_text(json.dumps(design), encoding="utf-8")
    done = run(tmp_path, "draw_qc_sample", "frame.csv", "--design", "design.json", "--seed", "1", "--out", "out.json")
    assert done.returncode == 2
    assert [error["error"] for error in json.loads(done.stderr.splitlines()[-1])["errors"]] == [said]
    assert not (tmp_path / "out.json").exists()
