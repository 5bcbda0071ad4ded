"""The worklist as a foreign SCU (pynetdicom's client) sees it."""

import pytest
from pydicom.dataset import Dataset
from pynetdicom import AE as ApplicationEntity
from pynetdicom.sop_class import ModalityWorklistInformationFind, Verification

from apps.common.kernel.errors import Transient
from apps.imaging.drivers.elements import Writer
from tests.imaging.drivers.department import AE, make_entry, wait_until


def ask(
    port: int, top: dict, step: dict | None = None, *, charset: str = "ISO_IR 192", calling: str = "CT1", syntaxes=None
):
    ae = ApplicationEntity(calling)
    ae.add_requested_context(ModalityWorklistInformationFind, syntaxes) if syntaxes else ae.add_requested_context(
        ModalityWorklistInformationFind
    )
    assoc = ae.associate("127.0.0.1", port, ae_title=AE)
    assert assoc.is_established
    ds = Dataset()
    ds.SpecificCharacterSet = charset
    for key, value in top.items():
        setattr(ds, key, value)
    item = Dataset()
    for key, value in (step or {}).items():
        setattr(item, key, value)
    ds.ScheduledProcedureStepSequence = [item]
    try:
        answers = [(s.Status, d) for s, d in assoc.send_c_find(ds, ModalityWorklistInformationFind)]
    finally:
        assoc.release()
    return [d for s, d in answers if s in (0xFF00, 0xFF01)], answers[-1][0], answers


def test_asked_and_type_1_attributes_come_back(department):
    department.entries = [make_entry()]
    rows, status, _ = ask(department.port, {"PatientName": "", "Allergies": ""}, {"Modality": ""})
    assert status == 0x0000
    row = rows[0]
    assert (str(row.PatientName), row.Allergies, row.PatientID) == ("Wang^Xiaoming=王^小明", "iodine", "MRN00001")
    assert "AccessionNumber" not in row
    step = row.ScheduledProcedureStepSequence[0]
    assert step.ScheduledStationAETitle == "CT1"
    assert "ScheduledProcedureStepLocation" not in step


def test_empty_step_item_asks_for_the_whole_step(department):
    department.entries = [make_entry()]
    rows, _, _ = ask(department.port, {"PregnancyStatus": None, "RequestedProcedureCodeSequence": []})
    step = rows[0].ScheduledProcedureStepSequence[0]
    assert step.ScheduledProcedureStepLocation == "R1"
    assert step.ScheduledProtocolCodeSequence[0].CodeMeaning == "Chest routine"
    assert rows[0].PregnancyStatus == 4
    assert rows[0].RequestedProcedureCodeSequence[0].CodeValue == "CTCH"


@pytest.mark.parametrize(
    ("charset", "name", "answered"),
    [
        ("ISO_IR 192", "Wang^Xiaoming=王^小明", "ISO_IR 192"),
        ("GB18030", "Wang^Xiaoming=王^小明", "GB18030"),
        ("ISO_IR 100", "Müller^Jörg", "ISO_IR 100"),
        ("ISO_IR 100", "Wang^Xiaoming=王^小明", "ISO_IR 192"),
        ("ISO 2022 IR 6\\ISO 2022 IR 87", "Yamada^Tarou=山田^太郎", ["ISO 2022 IR 6", "ISO 2022 IR 87"]),
        ("ISO 2022 IR 6\\ISO 2022 IR 149", "Hong^Gildong=洪^吉洞=홍^길동", ["ISO 2022 IR 6", "ISO 2022 IR 149"]),
        ("NONSENSE 9", "Wang^Xiaoming=王^小明", "ISO_IR 192"),
    ],
)
def test_answers_in_the_askers_character_set_or_utf_8(department, charset, name, answered):
    department.entries = [make_entry(PatientName=name)]
    rows, _, _ = ask(department.port, {"PatientName": ""}, charset=charset)
    got = rows[0]
    assert (
        got.SpecificCharacterSet if isinstance(got.SpecificCharacterSet, str) else list(got.SpecificCharacterSet)
    ) == answered
    got.decode()
    assert str(got.PatientName) == name


def test_chinese_code_extension_is_written_as_the_standard_shows_it():
    """PS3.5 annex K.2; pydicom's own decoder keeps the escape, so the bytes are looked at."""
    writer = Writer("1.2.840.10008.1.2", ("ISO 2022 IR 6", "ISO 2022 IR 58"))
    raw = writer.write(0x00100010, "PN", "Zhang^XiaoDong=张^小东")
    assert raw[8:].rstrip() == b"Zhang^XiaoDong=\x1b$)A\xd5\xc5^\x1b$)A\xd0\xa1\xb6\xab"


def test_matches_chinese_name_written_in_gb18030(department):
    department.entries = [make_entry(1), make_entry(2, PatientName="Zhao^Liu=赵^六")]
    rows, _, _ = ask(department.port, {"PatientName": "赵*"}, charset="GB18030")
    assert [r.PatientID for r in rows] == ["MRN00002"]


def test_unsupported_key_with_a_value_warns_but_matches(department):
    department.entries = [make_entry()]
    rows, status, answers = ask(department.port, {"PatientComments": "x", "AccessionNumber": "A00001"})
    assert [s for s, _ in answers] == [0xFF01, 0x0000]
    assert rows[0].PatientComments is None or rows[0].PatientComments == ""
    assert status == 0


def test_key_that_cannot_be_compared_is_refused(department):
    department.entries = [make_entry()]

    rows, status, _ = ask(department.port, {}, {"ScheduledProcedureStepStartDate": "tomorrow"})
    assert (rows, status) == ([], 0xA900)


def test_servers_away_is_out_of_resources(department):
    department.raises = Transient("database away")
    rows, status, _ = ask(department.port, {"PatientName": ""})
    assert (rows, status) == ([], 0xA700)


def test_implicit_and_big_endian_peers_are_served(department):
    department.entries = [make_entry()]
    for syntax in ("1.2.840.10008.1.2", "1.2.840.10008.1.2.2"):
        rows, _, _ = ask(department.port, {"AccessionNumber": "A00001"}, syntaxes=[syntax])
        assert rows[0].StudyInstanceUID == "2.25.1"


def test_cancel_stops_a_long_answer(department):
    department.entries = [make_entry(n) for n in range(200)] * 200  # more than the buffers between the two can hold
    ae = ApplicationEntity("CT1")
    ae.add_requested_context(ModalityWorklistInformationFind)
    assoc = ae.associate("127.0.0.1", department.port, ae_title=AE)
    ds = Dataset()
    ds.PatientName = "*"
    ds.ScheduledProcedureStepSequence = []
    seen = []
    for status, _ in assoc.send_c_find(ds, ModalityWorklistInformationFind, msg_id=7):
        seen.append(status.Status)
        if len(seen) == 1:
            assoc.send_c_cancel(7, query_model=ModalityWorklistInformationFind)
    assoc.release()
    assert seen[-1] == 0xFE00
    assert len(seen) < 40_000


@pytest.mark.parametrize(
    ("_case", "calling", "called", "kind"),
    [("unknown calling", "NOBODY", AE, "unknown_peer"), ("wrong called", "CT1", "OTHER", "called_ae")],
)
def test_strangers_are_rejected_and_counted(department, _case, calling, called, kind):
    ae = ApplicationEntity(calling)
    ae.add_requested_context(Verification)
    assoc = ae.associate("127.0.0.1", department.port, ae_title=called)
    assert assoc.is_rejected
    wait_until(lambda: [r[0] for r in department.refusals] == [kind])
