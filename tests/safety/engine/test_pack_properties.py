"""What must hold for any case and any rule pack."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from apps.safety.engine.facts import GivenFact
from apps.safety.engine.packs import PACKS
from apps.safety.engine.screening import RANK
from tests.safety.engine.builders import NOW, build_contrast, judge_pack

START = NOW + timedelta(days=3)
H = timedelta(hours=1)
EGFRS = st.one_of(st.none(), st.integers(1, 130))
ITEMS = st.sets(st.sampled_from(["acute_kidney_injury", "metformin", "diabetes", "kidney_disease", "hyperthyroidism"]))
GRADES = st.sampled_from([None, "mild", "moderate", "severe"])
ORDER = [None, "mild", "moderate", "severe"]


@given(pack=st.sampled_from(PACKS), egfr=st.integers(2, 130), yes=ITEMS, grade=GRADES, less=st.integers(0, 129))
def test_a_worse_kidney_is_never_judged_milder(pack, egfr, yes, grade, less):
    worse = max(1, egfr - less)
    before, after = (judge_pack(pack, build_contrast(egfr=v, yes=yes, severity=grade)).verdict for v in (egfr, worse))
    assert RANK[after] >= RANK[before]


@given(pack=st.sampled_from(PACKS), egfr=EGFRS, yes=ITEMS, one=GRADES, other=GRADES)
def test_a_graver_reaction_and_one_more_risk_are_never_judged_milder(pack, egfr, yes, one, other):
    mild, grave = sorted((one, other), key=ORDER.index)
    low, high = (judge_pack(pack, build_contrast(egfr=egfr, yes=yes, severity=g)).verdict for g in (mild, grave))
    assert RANK[high] >= RANK[low]
    more = judge_pack(pack, build_contrast(egfr=egfr, yes=yes | {"acute_kidney_injury"}, severity=mild)).verdict
    assert RANK[more] >= RANK[low]


@given(
    pack=st.sampled_from(PACKS),
    egfr=EGFRS,
    since_h=st.integers(0, 200),
    sooner_h=st.integers(0, 60),
    contrast=st.sampled_from(["iodine", "gadolinium"]),
)
def test_a_move_never_shortens_an_interval_unnoticed(pack, egfr, since_h, sooner_h, contrast):
    dose = GivenFact(contrast, START - since_h * H)
    case = build_contrast(contrast, egfr=egfr, yes=["metformin"], severity="moderate", group="II", given=(dose,))
    now = START - 60 * H
    moved = START - sooner_h * H
    kept, new = (judge_pack(pack, case, at=at, now=now) for at in (START, moved))
    assert RANK[new.verdict] >= RANK[kept.verdict] or any(dose.at > at for at in (START, moved))
    for at, result in ((START, kept), (moved, new)):
        for act in result.acts:
            if act.code.startswith(("premedicate", "stop_")):
                assert now <= act.due_at <= at
