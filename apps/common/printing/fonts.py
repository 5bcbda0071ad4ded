"""The typefaces of printed documents, all in `typeface/` and embedded as subsets: nothing is left to the fonts of a reader.

Noto Sans SC (SIL OFL 1.1) sets the text. What it lacks comes from subsets of Hanazono Mincho (HANAZONO.txt): signs and foreign
letters, rare Han of names, then Han up to extension F. A character that no face has is a box; its code point stays in the text.
"""

import lzma
import re
import unicodedata
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

FOLDER = Path(__file__).parent / "typeface"
FACE = "NotoSansSC"
BOX = "RadflowBox"
FILES = {
    FACE: "NotoSansSC-Regular.ttf",
    "RadflowSigns": "RadflowSigns.ttf.xz",
    "RadflowRareHan": "RadflowRareHan.ttf.xz",
    "RadflowRareHanB": "RadflowRareHanB.ttf.xz",
}
HAN_FROM = 0x2E80  # below it no face of Han is opened


def open_typeface(face: str) -> Path | BytesIO:
    """The face as a TrueType file; the box has none of its own and is drawn with that of the signs."""
    path = FOLDER / FILES.get(face, FILES["RadflowSigns"])
    return BytesIO(lzma.decompress(path.read_bytes())) if path.suffix == ".xz" else path


def register_font() -> str:
    """Registers the face of the text and returns its ReportLab name."""
    _characters(FACE)
    return FACE


@cache
def _characters(face: str) -> frozenset[int]:
    """Registers the face, when it is first needed, and tells what it has."""
    from apps.common.printing.faces import EmbeddedFont

    font = EmbeddedFont(face, open_typeface(face))
    _register(font)
    return frozenset(font.face.charToGlyph)


@cache
def _register_box() -> str:
    from apps.common.printing.faces import load_box_face

    _register(load_box_face(BOX, open_typeface(BOX)))
    return BOX


def _register(font) -> None:
    from reportlab.pdfbase import pdfmetrics

    name = font.fontName
    pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(name, normal=name, bold=name, italic=name, boldItalic=name)


@cache
def choose_face(char: str) -> str:
    """The first face that has it. Faces of rare Han are large and stay closed until one of theirs comes."""
    code = ord(char)
    for face in FILES if code >= HAN_FROM else list(FILES)[:2]:
        if code in _characters(face):
            return face
    return _register_box()


def mark_up(text: str) -> str:
    """Text as ReportLab paragraph markup: escaped, each character in a face that has it, spaces as many as they were."""
    text = "".join(char for char in text.replace("\t", "    ") if unicodedata.category(char) not in ("Cc", "Cs"))
    text = re.sub(r"(?<= ) |^ ", "\u00a0", text)
    runs = ((face, "".join(chars)) for face, chars in groupby(text, key=choose_face))
    return "".join(escape(run) if face == FACE else f'<font name="{face}">{escape(run)}</font>' for face, run in runs)
