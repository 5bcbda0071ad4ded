"""A multipart message read in pieces of any size, and messages that are none."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.imaging.engine.multipart import BadMessage, read_parameters, read_parts


def write(parts: list[bytes], boundary: str = "b", *, start: bytes = b"", end: bytes = b"--\r\n") -> bytes:
    body = b"".join(
        b"\r\n--" + boundary.encode() + b"\r\nContent-Type: application/dicom\r\n\r\n" + part for part in parts
    )
    return start + body.removeprefix(b"" if start else b"\r\n") + b"\r\n--" + boundary.encode() + end


def read(raw: bytes, boundary: str = "b", step: int = 1 << 20) -> list[bytes]:
    source = BytesIO(raw)
    return [b"".join(part.pieces) for part in read_parts(lambda n: source.read(min(n, step)), boundary)]


@given(st.lists(st.binary(max_size=40).map(lambda raw: raw.replace(b"\r\n--b", b"")), max_size=4), st.integers(1, 50))
def test_every_part_comes_back_whole(parts, step):
    assert read(write(parts), step=step) == parts


def test_a_part_that_nobody_reads_is_passed_over():
    source = BytesIO(write([b"x" * 1000, b"second"]))
    heads = [part.headers for part in read_parts(source.read, "b")]
    assert heads == [{"content-type": "application/dicom"}] * 2


@pytest.mark.parametrize(
    ("_case", "raw"),
    [
        ("nothing", b""),
        ("no boundary at all", b"x" * 100),
        ("cut in a part", write([b"one"], end=b"")[:-5]),
        ("cut in the last boundary", write([b"one"], end=b"-")),
        ("a head without end", b"--b\r\n" + b"x" * 20_000),
        ("a boundary line without end", b"--b" + b" " * 20_000),
        ("words after a boundary", b"--bad\r\n\r\n\r\n--b--"),
    ],
)
def test_what_is_no_message_is_said_to_be_none(_case, raw):
    with pytest.raises(BadMessage):
        read(raw)


def test_text_before_and_after_means_nothing():
    assert read(write([b"one"], start=b"hello") + b"bye") == [b"one"]


@pytest.mark.parametrize("boundary", ["", "x" * 71, "a\r\nb", "ends "])
def test_a_boundary_that_is_none(boundary):
    with pytest.raises(BadMessage):
        read(write([b"one"]), boundary)


def test_parameters_of_a_content_type():
    assert read_parameters('Multipart/Related; type="application/dicom"; boundary=a=b') == (
        "multipart/related", {"type": "application/dicom", "boundary": "a=b"},
    )  # fmt: skip
