import base64
import re
import zlib

from apps.common.printing import Block, render_pdf
from apps.common.printing.fonts import RARE, mark_up


def test_the_typeface_is_embedded_with_a_way_back_to_the_text():
    pdf = render_pdf("影像诊断报告", [Block("text", "右肺上叶结节 6 mm")], footer="v1")
    assert b"/FontFile2" in pdf and b"NotoSansSC" in pdf
    assert len(pdf) < 60_000
    maps = b"".join(_inflate(stream) for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.S))
    for char in "影像诊断报告右肺上叶结节":
        assert f"<{ord(char):04X}>".encode() in maps.upper()


def _inflate(stream: bytes) -> bytes:
    try:
        raw = stream.strip().removesuffix(b"~>")
        data = base64.a85decode(raw) if re.fullmatch(rb"[!-uz\s]+", raw) else stream
        return zlib.decompress(data)
    except (ValueError, zlib.error):
        return b""


def test_markup_is_escaped_and_a_rare_character_changes_face():
    assert mark_up("A < B & 结节") == "A &lt; B &amp; 结节"
    assert mark_up("张𠮷") == f'张<font name="{RARE}">𠮷</font>'


def test_signs_without_a_glyph_are_spelt_and_never_left_to_the_reader():
    assert mark_up("≥6 mm，37.5℃") == "&gt;=6 mm，37.5°C"
    assert RARE not in mark_up("已申请 → 已审核")
