"""`assess_contrast` runs alone: no server, no database, called from any folder."""

import json

from tests.builders.commands import errors_of, run

DAY = "2026-11-29T08:00:00+08:00"
NEXT = "2026-11-30T08:00:00+08:00"


def line(id_, pack="acr", *, starts_at=NEXT, exam=None, **patient):
    exam = {"modality": "CT", "agent": "iohexol", "agent_group": None, "route": "iv", "volume_ml": 80} | (exam or {})
    known = {"sex": "M", "age": 60, "pregnancy": None, "aki": False, "dialysis": False, "metformin": False,
             "diabetes": False, "thyroid": None, "prior_reactions": [], "last_contrast": None}  # fmt: skip
    case = {"id": id_, "pack": pack, "now": DAY, "exam": exam, "patient": known | patient, "starts_at": starts_at}
    return json.dumps(case, ensure_ascii=False)


def test_cases_become_decisions_with_reasons_and_deadlines(tmp_path):
    creatinine = {"value": 1.2, "unit": "mg/dL", "date": "2026-11-20"}
    reaction = {"agent": "iohexol", "kind": "allergic", "severity": "moderate", "date": "2020-01-01"}
    rows = [
        line("clear", creatinine=creatinine),
        line("umol", creatinine=creatinine | {"value": 106.1, "unit": "umol/L"}),
        line("acr", prior_reactions=[reaction], egfr=80, egfr_date="2026-11-20"),
        line("esur", "esur", prior_reactions=[reaction], egfr=80, egfr_date="2026-11-20"),
        line("nsf", "local", exam={"modality": "MR", "agent": "gadodiamide"}, egfr=29, egfr_date="2026-11-20"),
        line("child", age=8, height_cm=125, creatinine=creatinine),
        line("short", age=8, creatinine=creatinine),
        line("unasked", sex="F", age=30, egfr=90, egfr_date="2026-11-20"),
        line("plain", exam={"agent": None}),
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    done = run(tmp_path, "assess_contrast", "in.jsonl", "--out", "out.jsonl")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    told = [json.loads(row) for row in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["id"], row["decision"], row["policy_version"]) for row in told] == [
        ("clear", "clear", "safety.pack_acr@1"),
        ("umol", "clear", "safety.pack_acr@1"),
        ("acr", "needs", "safety.pack_acr@1"),
        ("esur", "hold", "safety.pack_esur@1"),
        ("nsf", "hold", "safety.pack_local@1"),
        ("child", "clear", "safety.pack_acr@1"),
        ("short", "needs", "safety.pack_acr@1"),
        ("unasked", "needs", "safety.pack_acr@1"),
        ("plain", "clear", "safety.pack_acr@1"),
    ]
    acr = told[2]
    assert acr["actions"] == [
        {"code": "premedicate_prednisone_13_7_1", "due_at": "2026-11-29T19:00:00+08:00"},
        {"code": "premedicate_prednisone_13_7_1", "due_at": "2026-11-30T01:00:00+08:00"},
        {"code": "premedicate_prednisone_13_7_1", "due_at": "2026-11-30T07:00:00+08:00"},
        {"code": "change_agent", "due_at": NEXT},
    ]
    assert acr["reasons"] == [
        {
            "code": "safety.allergy_same_class",
            "params": {"substance": "iohexol", "severity": "safety.grade_moderate"},
            "text_zh": "曾对同类对比剂过敏样反应：iohexol（中度）",
            "text_en": "Earlier allergic-like reaction to the same class of contrast: iohexol (moderate)",
        }
    ]
    # 0.413 x 125 cm / 1.2 mg/dL = 43: the clinician may decide
    assert [r["params"].get("egfr") for r in told[5]["reasons"]] == [43]


def test_every_fault_is_named_and_the_good_lines_are_answered(tmp_path):
    rows = [
        "{bad",
        "[1]",
        json.dumps({"id": None, "pack": "who", "exam": {}, "patient": 5, "now": "soon"}),
        line("unit", creatinine={"value": 90, "date": "2026-11-20"}),
        line("figure", creatinine={"value": 1.2, "unit": "umol/L", "date": "2026-11-20"}),
        line("future", egfr={"value": 60, "date": "2026-12-24"}),
        line("body", age=200, weight_kg=0, height_cm=1.7, sex="X"),
        line("reaction", prior_reactions=[{"agent": "x", "kind": "odd", "severity": "grade 7", "date": "2027-01-01"}]),
        line("dose", exam={"volume_ml": 50_000, "route": "nose"}),
        line("past", starts_at="2026-11-28T08:00:00+08:00"),
        line("answers", aki="perhaps", last_contrast="yesterday"),
        line("good", egfr=60, egfr_date="2026-11-29"),
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
    faults = errors_of(run(tmp_path, "assess_contrast", "in.jsonl", "--out", "out.jsonl"))
    assert [(f["line"], f["error"].split(":")[0]) for f in faults if f["line"] > 2] == [
        (3, "id"), (3, "pack"), (3, "patient"), (3, "now"), (3, "starts_at"), (3, "exam.modality"),
        (4, "patient.creatinine"), (5, "patient.creatinine"), (6, "patient.egfr.date"),
        (7, "patient.age"), (7, "patient.weight_kg"), (7, "patient.height_cm"), (7, "patient.sex"),
        (8, "patient.prior_reactions[0].kind"), (8, "patient.prior_reactions[0].severity"),
        (8, "patient.prior_reactions[0].date"), (9, "exam.volume_ml"), (9, "exam.route"), (10, "starts_at"),
        (11, "patient.aki"), (11, "patient.last_contrast[0]"),
    ]  # fmt: skip
    assert [f["line"] for f in faults if f["line"] <= 2] == [1, 2]
    assert [json.loads(row)["id"] for row in (tmp_path / "out.jsonl").read_text().splitlines()] == ["good"]
