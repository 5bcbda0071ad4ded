"""The file commands run alone: no server, no database, any folder; bad input is named and writes nothing."""

import csv

from tests.builders.commands import ROOT, errors_of, run

EXAMPLE = ROOT / "docs" / "examples" / "alarms"


def test_worked_example(tmp_path):
    done = run(
        tmp_path,
        "replay_alarms",
        "--rules",
        str(EXAMPLE / "rules.json"),
        str(EXAMPLE / "readings.csv"),
        "--out",
        "out.csv",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out.csv").read_text() == (EXAMPLE / "transitions.csv").read_text()


def test_every_bad_row_is_named_and_nothing_is_written(tmp_path):
    lines = [
        "device,channel,timestamp,value,quality",
        "MR-2,water_flow,2026-11-25T01:40:00Z,62.0,good",
        "MR-2,water_flow,yesterday,62.0,good",
        "MR-2,water_flow,2026-11-25T01:40:00Z,much,good",
        "MR-2,water_flow,2026-11-25T01:40:00Z,62.0,fine",
        "MR-2,water_flow,2026-11-25T01:40:00Z,nan,good",
        ",water_flow,2026-11-25T01:40:00Z,1,good",
    ]
    (tmp_path / "in.csv").write_text("\n".join(lines))
    done = run(tmp_path, "replay_alarms", "--rules", str(EXAMPLE / "rules.json"), "in.csv", "--out", "out.csv")
    assert [error["row"] for error in errors_of(done)] == [3, 4, 5, 6, 7]
    assert list(tmp_path.glob("*out*")) == []


def test_bad_rules_are_named(tmp_path):
    (tmp_path / "rules.json").write_text(
        '{"rules": [{"code": "a"}, {"code": "b", "channel": "c", "kind": "above", "severity": "x", "on": 1}]}'
    )
    done = run(tmp_path, "replay_alarms", "--rules", "rules.json", str(EXAMPLE / "readings.csv"), "--out", "out.csv")
    assert [error["path"] for error in errors_of(done)] == ["rules[0].channel", "rules[0].kind", "rules[1].severity"]
    gone = run(tmp_path, "replay_alarms", "--rules", "gone.json", "in.csv", "--out", "out.csv")
    assert errors_of(gone)[0]["file"] == "gone.json"


def test_a_folder_of_series_is_scored_under_the_same_names(tmp_path):
    source = tmp_path / "in" / "deep"
    source.mkdir(parents=True)
    rows = [
        f"2014-04-{1 + n // 288:02d} {n % 288 // 12:02d}:{n % 12 * 5:02d}:00,{20 + n % 7 * 0.1}" for n in range(900)
    ]
    rows[700] = rows[700].rsplit(",", 1)[0] + ",95"
    rows[701] = rows[701].rsplit(",", 1)[0] + ","
    (source / "a.csv").write_text("timestamp,value\n" + "\n".join(rows) + "\n")
    (tmp_path / "in" / "bad.csv").write_text("timestamp,level\n1,2\n")
    done = run(tmp_path, "detect_anomalies", "in", "--out", "out")
    assert errors_of(done) == [{"file": "in/bad.csv", "row": 1, "error": "no column value"}]
    out = list(csv.DictReader((tmp_path / "out" / "deep" / "a.csv").open()))
    scores = [float(row["anomaly_score"]) for row in out]
    assert [row["timestamp"] for row in out] == [row.split(",")[0] for row in rows]
    assert (scores.index(max(scores)), scores[701]) == (700, 0.0)
    assert not (tmp_path / "out" / "bad.csv").exists()


def test_unknown_detector(tmp_path):
    done = run(tmp_path, "detect_anomalies", "in.csv", "--out", "out.csv", "--detector", "DET-NONE")
    assert "DET-NOVELTY" in errors_of(done)[0]["error"]
