"""The typeface of printed Chinese: a TrueType face found on the machine is embedded, else the standard CID font."""

from functools import cache


@cache
def register_font() -> str:
    """Registers the document font once and returns its ReportLab name."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return "STSong-Light"
