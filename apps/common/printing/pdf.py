import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from apps.common.printing.fonts import mark_up, register_font


@dataclass(frozen=True)
class Block:
    """One part of a printed page: a heading, a paragraph (line breaks kept), rows of label and value, a rule, or a QR code."""

    kind: Literal["heading", "text", "rows", "rule", "qr"]
    text: str = ""
    rows: Sequence[tuple[str, str]] = field(default_factory=tuple)


def render_pdf(title: str, blocks: Sequence[Block], *, lang: str = "zh-Hans", footer: str = "") -> bytes:
    """An A4 document as PDF bytes: title, blocks, footer with page numbers on each page."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate

    out = io.BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=20 * mm,
        rightMargin=20 * mm,
        topMargin=18 * mm,
        bottomMargin=20 * mm,
        title=title,
        lang=lang,
    )
    font = register_font()

    def draw_footer(canvas, doc) -> None:
        canvas.saveState()
        canvas.setFont(font, 8)
        canvas.drawString(20 * mm, 12 * mm, footer)
        canvas.drawRightString(190 * mm, 12 * mm, str(doc.page))
        canvas.restoreState()

    document.build(_flow(title, blocks, font), onFirstPage=draw_footer, onLaterPages=draw_footer)
    return out.getvalue()


def _flow(title: str, blocks: Sequence[Block], font: str) -> list:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import HRFlowable, Paragraph, Spacer, Table

    body = ParagraphStyle("body", fontName=font, fontSize=10.5, leading=17, wordWrap="CJK")
    head = ParagraphStyle("head", parent=body, fontSize=12, leading=18, spaceBefore=8, textColor=HexColor("#16191e"))
    top = ParagraphStyle("top", parent=body, fontSize=16, leading=24, spaceAfter=6)
    flow: list = [Paragraph(mark_up(title), top)]
    for block in blocks:
        if block.kind == "heading":
            flow.append(Paragraph(mark_up(block.text), head))
        elif block.kind == "text":
            flow += [Paragraph(mark_up(line) or "&nbsp;", body) for line in block.text.split("\n")]
        elif block.kind == "rows":
            cells = [[Paragraph(mark_up(a), body), Paragraph(mark_up(b), body)] for a, b in block.rows]
            flow.append(Table(cells, colWidths=["28%", "72%"], style=[("VALIGN", (0, 0), (-1, -1), "TOP")]))
        elif block.kind == "qr":
            flow.append(_qr(block.text))
        else:
            flow.append(HRFlowable(width="100%", thickness=0.5, color=HexColor("#cdd2d9"), spaceBefore=4, spaceAfter=4))
    flow.append(Spacer(1, 4))
    return flow


def _qr(text: str):
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing

    drawing = Drawing(90, 90)
    drawing.add(QrCodeWidget(text, barWidth=90, barHeight=90, barLevel="M"))
    return drawing
