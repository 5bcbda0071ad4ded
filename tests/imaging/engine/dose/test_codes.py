"""The code table against pydicom's dictionaries, which are made from PS3.16."""

from pydicom.sr._concepts_dict import concepts
from pydicom.sr._snomed_dict import mapping

from apps.imaging.engine.dose import rules
from apps.imaging.engine.dose.codes import MEANINGS, SNOMED_RT, key_of, say
from apps.imaging.engine.dose.content import Code

KNOWN = {value for scheme in ("DCM", "SCT") for entry in concepts[scheme].values() for value in entry}
FROM_DCMTK = {"F-61FDB"}


def test_every_snomed_pair_is_that_of_the_standard():
    ours = {rt: sct for rt, sct in SNOMED_RT.items() if rt not in FROM_DCMTK}

    assert ours == {rt: mapping["SRT"][rt] for rt in ours}


def test_every_concept_of_the_rules_is_in_the_dictionary():
    tables = [value for name, value in vars(rules).items() if name.endswith("_RULES") or name == "OBSERVER"]
    used = {concept for table in tables for rule in table for concept in rule.concepts}

    assert len(used) > 50
    assert used - KNOWN == set()
    assert set(MEANINGS) - KNOWN == set()


def test_a_code_is_one_key_in_every_scheme_and_private_codes_stay_private():
    assert key_of(Code("SRT", "P5-06000")) == key_of(Code("SNM3", "P5-06000")) == key_of(Code("SCT", "44491008"))
    assert key_of(Code("99GEMS", "113820")) == "99GEMS:113820"
    assert say(Code("99GEMS", "00001", "Unknown")) == "Unknown"
