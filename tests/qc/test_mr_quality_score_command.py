"""`mr_quality_score`: a table of metrics and ratings in, a model with its figures and scores out."""

import json

import numpy as np

from tests.builders.commands import errors_of, run


def write_table(path, *, sites=3, rows=60, seed=4):
    draw = np.random.default_rng(seed)
    lines = ["subject_id,site,rating,cjv,snr"]
    for n in range(sites * rows):
        cjv = draw.normal()
        bad = draw.random() < 1 / (1 + np.exp(-2 * cjv))
        lines.append(f"case {n},site {n % sites},{'exclude' if bad else 'accept'},{cjv:.4f},{draw.normal():.4f}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_model_comes_with_its_figures_and_scores_another_table(tmp_path):
    write_table(tmp_path / "train.csv")
    (tmp_path / "new.csv").write_text("case,site,snr,cjv\nx,new,0,3\ny,new,0,-3\nz,new,n/a,90\n", encoding="utf-8")
    done = run(tmp_path, "mr_quality_score", "train.csv", "--score", "new.csv", "--out", "out.json")
    assert (done.returncode, done.stderr) == (0, "")
    out = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    told = out["leave_one_site_out"]
    assert 0.75 < told["auc"] < 0.95 and told["auc_interval"][0] < told["auc"]
    assert {"brier", "slope", "intercept", "bins", "sites"} <= set(told)
    assert out["policy"] == "qc.learned_score@1" and len(out["table_sha256"]) == 64
    scores = {one["case"]: one for one in out["scores"]}
    assert scores["x"]["chance"] > 0.8 > 0.2 > scores["y"]["chance"]
    assert (scores["z"]["unseen"], scores["z"]["missing"]) == (["cjv"], ["snr"])


def test_bad_input_is_named_and_nothing_is_written(tmp_path):
    write_table(tmp_path / "train.csv", sites=2)
    done = run(tmp_path, "mr_quality_score", "train.csv", "--score", "none.csv", "--out", "out.json")
    assert done.returncode == 2
    assert errors_of(done) == [
        {"file": "none.csv", "error": "No such file or directory"},
        {"file": "train.csv", "error": "not enough to learn from: sites (min_sites 3, min_each 20)"},
    ]
    assert not (tmp_path / "out.json").exists()
