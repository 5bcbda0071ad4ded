"""What tests of DICOMweb share: where things are, and how answers are read."""

ROOT = "/dicom-web"
STUDY, SERIES = "2.25.77", "2.25.78"
OBJECT = f"{ROOT}/studies/{STUDY}/series/{SERIES}/instances/{SERIES}.1"


def split(answer) -> list[tuple[str, bytes]]:
    """(head, content) of each part."""
    boundary = answer["Content-Type"].partition("boundary=")[2].encode()
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    parts = body.split(b"\r\n--" + boundary)
    assert parts[0] == b"" and parts[-1] == b"--\r\n"
    return [(head.decode().strip(), data) for head, _, data in (part.partition(b"\r\n\r\n") for part in parts[1:-1])]


def read_all(answer) -> bytes:
    return b"".join(answer.streaming_content)
