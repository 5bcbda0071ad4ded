"""HL7 v2 text: bytes to segments by MSH-18, fields read without surprises, acknowledgements written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import hl7

from apps.common.kernel.errors import Invalid
from apps.common.kernel.reason import Reason

# MSH-18 (table 0211) to Python codecs
CHARSETS = {
    "": "utf-8",
    "ASCII": "ascii",
    "UNICODE UTF-8": "utf-8",
    "UTF-8": "utf-8",
    "GB 18030-2000": "gb18030",
    "GB18030": "gb18030",
    "8859/1": "iso8859-1",
}
# what senders write for one of these; GB 2312 and GBK are parts of GB 18030
ALIASES = {
    "UTF8": "UNICODE UTF-8",
    "GB2312": "GB 18030-2000",
    "GB 2312-1980": "GB 18030-2000",
    "GBK": "GB 18030-2000",
    "GB18030-2000": "GB 18030-2000",
}
DTM = re.compile(r"\d{4}(\d\d(\d\d(\d\d(\d\d(\d\d(\.\d{1,4})?)?)?)?)?)?([+-]\d{4})?", re.ASCII)
NULL = '""'
FIRST_YEAR, LAST_YEAR = 1800, 2999  # what can be kept in every time zone
MOST_PARTS = 50_000  # the parser makes an object of each: more would keep the listener from everybody else
ESCAPES = str.maketrans(
    {"\\": "\\E\\", "|": "\\F\\", "^": "\\S\\", "&": "\\T\\", "~": "\\R\\", "\r": "\\.br\\", "\n": "\\.br\\"}
)


@dataclass(frozen=True)
class Header:
    """MSH, as far as an acknowledgement needs it; `made` is MSH-7 as it was written, `received_at` when the message came here."""

    sending_app: str
    sending_facility: str
    receiving_app: str
    receiving_facility: str
    kind: str  # ORM^O01
    control_id: str
    version: str
    charset: str
    made: str = ""
    processing: str = ""  # MSH-11 (table 0103): P production, T training, D debugging
    received_at: datetime | None = None
    accept: str = ""  # MSH-15 and MSH-16, table 0155
    application: str = ""

    @property
    def asks_for_storage(self) -> bool:
        """Enhanced mode of which only the accept acknowledgement is wanted: it says that the message is in safe storage, and no more.

        Whoever wants the application's answer as well (MSH-16), or none or only bad ones (MSH-15), gets the one answer of the original mode.
        """
        return self.accept == "AL" and self.application in ("", "NE")

    @property
    def sender(self) -> str:
        return f"{self.sending_app}|{self.sending_facility}"


class Message:
    """A parsed message; `get("PID", 3, 1)` counts from 1 as the standard does, "" for what is absent."""

    def __init__(self, parsed: hl7.Message) -> None:
        self.parsed = parsed

    def segments(self, name: str) -> list[hl7.Segment]:
        return [s for s in self.parsed if str(s[0]) == name]

    def first(self, name: str) -> hl7.Segment | None:
        return next(iter(self.segments(name)), None)

    def get(self, segment: str, field: int, component: int = 1, *, repetition: int = 1, sub: int = 1) -> str:
        row = self.first(segment)
        return read(self.parsed, row, field, component, repetition=repetition, sub=sub) if row is not None else ""

    def is_null(self, segment: str, field: int) -> bool:
        """The field says `""`: what is known of it is to be deleted; an empty one says nothing."""
        row = self.first(segment)
        return row is not None and len(row) > field and str(row[field]).strip() == NULL

    def repetitions(self, segment: str, field: int) -> int:
        row = self.first(segment)
        return len(row[field]) if row is not None and len(row) > field and str(row[field]) else 0


def read(
    parsed: hl7.Message, row: hl7.Segment, field: int, component: int = 1, *, repetition: int = 1, sub: int = 1
) -> str:
    try:
        got = row[field][repetition - 1]
        if not isinstance(got, hl7.Container):
            value = got if component == 1 else ""
        else:
            got = got[component - 1]
            value = got if not isinstance(got, hl7.Container) else got[sub - 1]
    except (IndexError, KeyError):
        return ""
    value = str(value)
    text = "" if value == NULL else parsed.unescape(value).strip()
    if "\0" in text:  # by an escape sequence such as X00
        raise Invalid({str(row[0]): Reason("interop.control_character", severity="error")})
    return text


def decode(raw: bytes) -> tuple[str, str]:
    """The text and the character set it was in, of those that MSH-18 names (it repeats: the later ones are in use too); raises Invalid
    when one is unknown or the bytes fit none."""
    head = raw.split(b"\r", 1)[0].split(b"\n", 1)[0]
    if not head.startswith(b"MSH") or len(head) < 8:
        raise Invalid({"MSH": Reason("interop.no_header", severity="error")})
    fields = head.split(head[3:4])
    told = fields[17].decode("ascii", "replace").split(chr(raw[5])) if len(fields) > 17 else [""]
    names = [name.strip() for name in told]
    if b"\0" in raw:
        raise Invalid({"MSH": Reason("interop.control_character", severity="error")})
    if sum(raw.count(mark) for mark in (b"\r", b"\n", *(raw[n : n + 1] for n in range(3, 6)))) > MOST_PARTS:
        raise Invalid({"MSH": Reason("interop.too_many_parts", {"most": MOST_PARTS}, "error")})
    last: UnicodeDecodeError | None = None
    for name in names if any(names) else ["", "GB 18030-2000"]:
        if (codec := find_codec(name)) is None:
            raise Invalid({"MSH-18": Reason("interop.charset_unknown", {"charset": name}, "error")})
        try:
            return raw.decode(codec), name if any(names) else ""
        except UnicodeDecodeError as error:
            last = error
    params = {"charset": "~".join(names) or "UTF-8", "at": last.start if last else 0}
    raise Invalid({"MSH-18": Reason("interop.charset_mismatch", params, "error")})


def find_codec(charset: str) -> str | None:
    """Python's, of a value of MSH-18 (table 0211)."""
    name = charset.upper()
    return CHARSETS.get(ALIASES.get(name, name))


def parse(raw: bytes, *, is_ack: bool = False) -> tuple[Header, Message]:
    """Header and message; an acknowledgement is known by MSA-2 and may lack an id of its own. Raises Invalid."""
    text, charset = decode(raw)
    try:
        message = Message(hl7.parse(text.replace("\r\n", "\r").replace("\n", "\r").rstrip("\r") + "\r"))
        header = _read_header(message, charset)
    except Invalid:
        raise
    except Exception as error:  # whatever a damaged message does to the parser
        raise Invalid({"MSH": Reason("interop.unreadable", {"error": str(error)[:120]}, "error")}) from None
    if not header.control_id and not is_ack:
        raise Invalid({"MSH-10": Reason("interop.field_missing", {"field": "MSH-10"}, "error")})
    return header, message


def _read_header(message: Message, charset: str) -> Header:
    return Header(
        sending_app=message.get("MSH", 3),
        sending_facility=message.get("MSH", 4),
        receiving_app=message.get("MSH", 5),
        receiving_facility=message.get("MSH", 6),
        kind="^".join(p for p in (message.get("MSH", 9, 1), message.get("MSH", 9, 2)) if p),
        control_id=message.get("MSH", 10),
        version=message.get("MSH", 12),
        charset=charset,
        made=message.get("MSH", 7),
        accept=message.get("MSH", 15),
        application=message.get("MSH", 16),
        processing=message.get("MSH", 11),
    )


def read_time(value: str, *, field: str, zone) -> datetime | None:
    """DTM: YYYY[MM[DD[HH[MM[SS[.s]]]]]][+-ZZZZ] and nothing else; without an offset it is the site's local time. Raises Invalid."""
    if not value:
        return None
    try:
        if not DTM.fullmatch(value):  # the parser would take the beginning of any other writing
            raise ValueError
        read_at = hl7.parse_datetime(value)
        if not FIRST_YEAR <= read_at.year <= LAST_YEAR:
            raise ValueError
        return read_at if read_at.tzinfo else read_at.replace(tzinfo=zone)
    except (ValueError, AttributeError):
        raise Invalid(
            {field: Reason("interop.time_unreadable", {"field": field, "value": value[:40]}, "error")}
        ) from None


def read_told_at(header: Header, message: Message, *, zone) -> datetime:
    """When the sender's system knew it (EVN-2, else MSH-7), never after it came here; one that does not say it readably is as new as
    it came."""
    try:
        told = read_time(message.get("EVN", 2) or header.made, field="MSH-7", zone=zone)
    except Invalid:
        told = None
    return min(told, header.received_at) if told else header.received_at


def escape(text: str) -> str:
    return (text or "").translate(ESCAPES)


def write_time(at: datetime) -> str:
    return at.strftime("%Y%m%d%H%M%S%z")


def write_header(
    *, kind: str, structure: str, control_id: str, at: datetime, to_app: str, to_facility: str, charset: str
) -> str:
    parts = [
        "MSH",
        "^~\\&",
        "RADFLOW",
        "RADIOLOGY",
        escape(to_app),
        escape(to_facility),
        write_time(at),
        "",
        f"{kind}^{structure}",
        control_id,
        "P",
        "2.5.1",
    ]
    return "|".join([*parts, "", "", "", "", "", charset or "UNICODE UTF-8"])


@dataclass(frozen=True)
class Fault:
    """One ERR segment: where, which code of table 0357, and the words."""

    field: str
    code: str
    text: str


def write_ack(
    header: Header | None, *, code: str, control_id: str, at: datetime, faults: Sequence[Fault] = ()
) -> bytes:
    """MSH, MSA (AA, AE, AR) and an ERR a fault, in the sender's character set."""
    kind = header.kind.partition("^")[2] if header else ""
    charset = header.charset if header else ""
    head = write_header(
        kind=f"ACK^{kind}" if kind else "ACK",
        structure="ACK",
        control_id=control_id,
        at=at,
        to_app=header.sending_app if header else "",
        to_facility=header.sending_facility if header else "",
        charset=charset,
    )
    lines = [head, f"MSA|{code}|{escape(header.control_id) if header else ''}"]
    for fault in faults:
        segment, _, number = fault.field.partition("-")
        lines.append(f"ERR||{escape(segment)}^1^{escape(number)}|{fault.code}^^HL70357|E||||{escape(fault.text)}")
    return ("\r".join(lines) + "\r").encode(find_codec(charset) or "utf-8", "replace")
