"""The typeface of printed documents: Noto Sans SC (typeface/, SIL OFL 1.1), 8,019 characters, embedded as a subset in each file."""

from functools import cache
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

TYPEFACE = Path(__file__).parent / "typeface" / "NotoSansSC-Regular.ttf"
FACE = "NotoSansSC"
# Adobe's standard face covers the rare characters of names that ours lacks; the reader's own fonts draw them.
RARE = "STSong-Light"
# Signs that our face lacks and that have a spelling of the same meaning: a reader without Chinese fonts would print nothing.
SPELT = {"≥": ">=", "≤": "<=", "→": "->", "←": "<-", "℃": "°C"}


@cache
def register_font() -> str:
    """Registers the document fonts once and returns the main one's ReportLab name."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(UnicodeCIDFont(RARE))
    pdfmetrics.registerFont(TTFont(FACE, TYPEFACE))
    pdfmetrics.registerFontFamily(FACE, normal=FACE, bold=FACE, italic=FACE, boldItalic=FACE)
    return FACE


@cache
def _known() -> frozenset[int]:
    from reportlab.pdfbase import pdfmetrics

    register_font()
    return frozenset(pdfmetrics.getFont(FACE).face.charToGlyph)


def mark_up(text: str) -> str:
    """Text as ReportLab paragraph markup: escaped, and characters that the typeface lacks set in the standard face."""
    known = _known()
    text = "".join(char if ord(char) in known else SPELT.get(char, char) for char in text)
    runs = groupby(text, key=lambda char: ord(char) in known or char.isspace())
    return "".join(
        escape(run) if is_known else f'<font name="{RARE}">{escape(run)}</font>'
        for is_known, run in ((key, "".join(chars)) for key, chars in runs)
    )
