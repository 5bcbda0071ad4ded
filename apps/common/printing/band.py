"""A wristband: who, and the number as QR code and as Code 128 (ISO/IEC 15417), for readers of either kind."""

import io
from collections.abc import Sequence

from apps.common.printing.fonts import mark_up, register_font

WIDTH_MM, HEIGHT_MM, MARGIN_MM = 150.0, 25.0, 2.0
QR_MM, BARS_MM = 21.0, 62.0


def render_band(name: str, lines: Sequence[str], code: str, *, lang: str = "zh-Hans") -> bytes:
    """One page as PDF bytes; a long name becomes smaller, never shorter. `code` is ASCII."""
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode import createBarcodeDrawing
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Frame, KeepInFrame, Paragraph

    out, font = io.BytesIO(), register_font()
    canvas = Canvas(out, pagesize=(WIDTH_MM * mm, HEIGHT_MM * mm), lang=lang)
    canvas.setTitle(name)
    quiet = createBarcodeDrawing("QR", value=code, barLevel="M", width=QR_MM * mm, height=QR_MM * mm)
    renderPDF.draw(quiet, canvas, MARGIN_MM * mm, MARGIN_MM * mm)
    text_mm = WIDTH_MM - QR_MM - BARS_MM - 3 * MARGIN_MM
    body = ParagraphStyle("body", fontName=font, fontSize=8, leading=10.5, wordWrap="CJK")
    top = ParagraphStyle("top", parent=body, fontSize=14, leading=17)
    flow = [Paragraph(mark_up(name), top), *(Paragraph(mark_up(line), body) for line in lines)]
    frame = Frame((QR_MM + 2 * MARGIN_MM) * mm, 0, text_mm * mm, HEIGHT_MM * mm, 2, 2, 2, 2)
    frame.addFromList([KeepInFrame(text_mm * mm - 4, HEIGHT_MM * mm - 6, flow, mode="shrink")], canvas)
    bars = createBarcodeDrawing(
        "Code128", value=code, barHeight=12 * mm, humanReadable=True, fontName=font, quiet=True, width=BARS_MM * mm
    )
    renderPDF.draw(bars, canvas, (WIDTH_MM - BARS_MM - MARGIN_MM) * mm, 5 * mm)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
