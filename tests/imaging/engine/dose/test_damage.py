"""Damaged and hostile files are refused with a reason; nothing else ever comes out of the reader."""

import random

import pytest

from apps.imaging.drivers import dose_elements
from apps.imaging.engine.dose.content import BadDoseObject
from simulator.dose_report import box, text
from tests.builders.dose import extract, make_ct, make_image, write


def refuse(raw: bytes) -> str:
    with pytest.raises(BadDoseObject) as refused:
        extract(raw)
    return refused.value.code


@pytest.mark.parametrize(
    ("_case", "raw"),
    [
        ("nothing", b""),
        ("a few bytes", b"\0" * 15),
        ("noughts", b"\0" * 4096),
        ("text", b"CTDIvol 7.2 mGy\n" * 40),
        ("preamble alone", b"\0" * 128 + b"DICM"),
    ],
)
def test_what_is_no_dicom_is_refused_as_that(_case, raw):
    assert refuse(raw) == "imaging.dose_not_dicom"


def test_a_report_cut_anywhere_is_refused():
    raw = write(make_ct())

    codes = {refuse(raw[:at]) for at in range(400, len(raw), 97)}

    assert codes <= {"imaging.dose_cut", "imaging.dose_report_empty", "imaging.dose_other_report"}
    assert refuse(raw[:-1]) == "imaging.dose_cut"


def test_flipped_bits_never_raise_anything_but_a_refusal():
    raw, dice = write(make_ct()), random.Random(20261122)
    read = refused = 0
    for _ in range(400):
        damaged = bytearray(raw)
        for _ in range(dice.randint(1, 12)):
            damaged[dice.randrange(132, len(raw))] ^= 1 << dice.randrange(8)
        try:
            extract(bytes(damaged))
            read += 1
        except BadDoseObject:
            refused += 1
    assert read + refused == 400
    assert refused > 50


def test_random_bytes_behind_a_good_beginning_are_refused_or_read():
    raw, dice = write(make_ct()), random.Random(7)
    for keep in range(300, len(raw), 251):
        damaged = raw[:keep] + dice.randbytes(len(raw) - keep)
        try:
            extract(damaged)
        except BadDoseObject as bad:
            assert bad.code.startswith("imaging.dose_")


@pytest.mark.parametrize(("depth", "code"), [(10, None), (60, "imaging.dose_too_deep"), (900, "imaging.dose_too_deep")])
def test_nested_items_are_followed_to_a_limit(depth, code):
    name = ("121106", "DCM", "Comment")
    inner = text(name, "deep")
    for _ in range(depth):
        inner = box(name, [inner])
    report = make_ct()
    raw = _write_by_hand(report, inner)

    if code:
        assert refuse(raw) == code
    else:
        assert extract(raw)["total_dlp"] == 235.2


def _write_by_hand(report, item) -> bytes:
    """The item goes behind the content of the report without pydicom's own recursion."""
    blocks = []
    while item.get("ContentSequence"):
        blocks.append(item)
        item = item.ContentSequence[0]
    inner = b"\x40\x00\x40\xa0CS\x04\x00TEXT" + b"\x40\x00\x60\xa1UT\x00\x00\x04\x00\x00\x00deep"
    for _ in blocks:
        inner = b"\x40\x00\x30\xa7SQ\x00\x00\xff\xff\xff\xff\xfe\xff\x00\xe0\xff\xff\xff\xff" + inner
        inner += b"\xfe\xff\x0d\xe0\0\0\0\0\xfe\xff\xdd\xe0\0\0\0\0"
    whole = b"\xfe\xff\x00\xe0" + len(inner).to_bytes(4, "little") + inner
    raw = write(report)
    start = raw.rindex(b"\x40\x00\x30\xa7SQ\x00\x00", 0, raw.index(b"\x40\x00\x40\xa0CS\x04\x00CODE"))
    length = int.from_bytes(raw[start + 8 : start + 12], "little")
    return raw[: start + 8] + (length + len(whole)).to_bytes(4, "little") + raw[start + 12 :] + whole


def test_a_text_of_ten_megabytes_is_refused():
    report = make_ct()
    report.ContentSequence.append(text(("121106", "DCM", "Comment"), "x" * (10 << 20)))

    assert refuse(write(report)) == "imaging.dose_text_too_long"


@pytest.mark.parametrize("limit", ["MAX_ELEMENTS", "MAX_ITEMS"])
def test_the_number_of_elements_and_items_is_limited(monkeypatch, limit):
    monkeypatch.setattr(dose_elements, limit, 100)

    assert refuse(write(make_ct())) == "imaging.dose_too_many"


def test_a_deflated_file_does_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(dose_elements, "MAX_INFLATED", 1000)

    assert refuse(write(make_ct(), syntax="1.2.840.10008.1.2.1.99")) == "imaging.dose_too_large"


def test_a_length_beyond_the_file_is_refused():
    raw = write(make_ct())
    at = raw.index(b"\x08\x00\x50\x00SH")

    assert refuse(raw[: at + 6] + b"\xff\xff" + raw[at + 8 :]) == "imaging.dose_cut"


def test_an_image_header_cut_before_its_dose_is_refused():
    raw = write(make_image(ExposureIndex="200"))
    at = raw.index(b"\x18\x00\x11\x14")

    assert refuse(raw[: at + 9]) == "imaging.dose_cut"
