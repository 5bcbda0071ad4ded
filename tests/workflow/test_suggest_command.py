"""`suggest_exam` runs alone: no server, no database, called from any folder."""

import json

from tests.builders.commands import errors_of, run


def write(path, *rows: str) -> None:
    path.write_text("\n".join(rows), encoding="utf-8")


def test_texts_become_proposals_with_their_reasons(tmp_path):
    write(
        tmp_path / "in.jsonl",
        json.dumps({"id": "a", "lang": "zh", "text": "右膝MRI平扫", "sex": "M", "age": 30}, ensure_ascii=False),
        "",
        json.dumps({"id": 2, "lang": "en", "text": "please see notes"}),
    )
    done = run(tmp_path, "suggest_exam", "in.jsonl", "--out", "out.jsonl")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    knee, nothing = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert knee["id"] == "a" and len(knee["suggestions"]) <= 3
    best = knee["suggestions"][0]
    assert (best["code"], best["side"]) == ("MR-KNEE", "R") and 0 < best["score"] <= 1
    assert {"code": "workflow.text_part", "params": {"words": "膝"}, "text_zh": "“膝”说明检查部位。", "text_en": "“膝” says which part of the body."} in best["reasons"]  # fmt: skip
    assert nothing["id"] == 2 and nothing["suggestions"] == []
    assert [r["code"] for r in nothing["why_not"]] == ["workflow.text_no_modality"]


def test_every_fault_is_named_and_the_good_lines_are_answered(tmp_path):
    write(
        tmp_path / "in.jsonl",
        "{bad",
        "[1]",
        json.dumps({"id": None, "text": 5, "lang": "fr", "sex": "X", "age": -1}),
        json.dumps({"id": "good", "text": "CT head", "age": 0.5}),
        '{"id": "nan", "text": "CT", "age": NaN}',
    )
    faults = errors_of(run(tmp_path, "suggest_exam", "in.jsonl", "--out", "out.jsonl"))
    assert [f["line"] for f in faults] == [1, 2, 3, 3, 3, 3, 3, 5]
    assert [f["error"].split(":")[0] for f in faults[2:7]] == [
        "id", "text", "lang", "sex", "age"
    ]  # fmt: skip
    assert [json.loads(line)["id"] for line in (tmp_path / "out.jsonl").read_text().splitlines()] == ["good"]


def test_a_missing_file_and_a_missing_folder_are_named(tmp_path):
    gone = errors_of(run(tmp_path, "suggest_exam", "gone.jsonl", "--out", "none/out.jsonl"))
    assert [f["file"] for f in gone] == ["gone.jsonl", "none/out.jsonl"]
    assert not (tmp_path / "none").exists()
