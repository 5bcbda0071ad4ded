"""A physicist has a score of MR quality learned from a table and asks it about other cases."""

import pytest

from apps.common.audit.models import AuditEntry
from apps.qc.models import LearnedScore
from tests.builders.desk import Browser
from tests.builders.pathway import seed_department
from tests.builders.reports import make_person
from tests.qc.test_mr_quality_score_command import write_table

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def department(db):
    seed_department()


def test_a_score_comes_with_its_calibration_and_judges_other_cases(tmp_path):
    make_person("phys", "physicist", "谢工")
    phys, path = Browser("phys"), tmp_path / "train.csv"
    write_table(path)
    bad = phys.send("post", "/api/qc/mr-scores", {"name": "x", "table": "case,site\na,X,1\n"})
    assert (bad.status_code, LearnedScore.objects.count()) == (400, 0)
    assert "第 2 行有 3 个单元格" in bad.content.decode()
    made = phys.send("post", "/api/qc/mr-scores", {"name": "T1, three sites", "table": path.read_text()})
    assert made.status_code == 201, made.content
    told = made.json()
    assert told["figures"]["auc_interval"][0] < told["auc"] < told["figures"]["auc_interval"][1]
    assert len(told["figures"]["sites"]) == 3 and told["figures"]["slope"] is not None
    assert told["weights"][0]["metric"] == "cjv"
    (listed,) = phys.get("/api/qc/mr-scores").json()["results"]
    assert (listed["id"], listed["n_cases"]) == (told["id"], 180)
    table = "case\tsite\tsnr\tcjv\nfine\tnew\t0\t-2\npoor\tnew\tn/a\t90\n"
    scores = phys.send("post", f"/api/qc/mr-scores/{told['id']}/cases", {"table": table}).json()
    assert [(one["case"], one["unseen"], one["missing"]) for one in scores] == [
        ("poor", ["cjv"], ["snr"]),
        ("fine", [], []),
    ]
    assert scores[0]["chance"] > 0.8 > 0.2 > scores[1]["chance"]
    lacks = phys.send("post", f"/api/qc/mr-scores/{told['id']}/cases", {"table": "case,site,snr\na,X,1\n"})
    assert lacks.status_code == 400 and "cjv" in lacks.content.decode()
    acts = AuditEntry.objects.filter(action__startswith="qc.score_").values_list("action", flat=True)
    assert sorted(acts) == ["qc.score_applied", "qc.score_learned"]


def test_who_reads_images_learns_no_score():
    make_person("rad", "radiologist", "吴敏")
    assert Browser("rad").get("/api/qc/mr-scores").status_code == 403
