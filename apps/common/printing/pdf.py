import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from apps.common.printing.fonts import mark_up, register_font


@dataclass(frozen=True)
class Block:
    """One part of a printed page: a heading, a paragraph (line breaks kept), rows of label and value, a rule, a QR code, or strokes of a pen."""

    kind: Literal["heading", "text", "rows", "rule", "qr", "strokes"]
    text: str = ""
    rows: Sequence[tuple[str, str]] = field(default_factory=tuple)
    strokes: Sequence[Sequence[Sequence[int]]] = ()
    """Lines of points from 0 to 1000, the second down from the top."""


@dataclass(frozen=True)
class Paper:
    """In millimetres; without a height the page is as long as what stands on it, as a roll is."""

    width: float
    height: float | None
    margin: float
    bottom: float


PAPERS = {"a4": Paper(210, 297, 20, 20), "a5": Paper(148, 210, 10, 14), "80mm": Paper(80, None, 4, 4)}
NO_END = 100_000.0


def render_pdf(
    title: str,
    blocks: Sequence[Block],
    *,
    lang: str = "zh-Hans",
    footer: str = "",
    paper: str = "a4",
    scale: float = 1.0,
) -> bytes:
    """A document as PDF bytes: title, blocks, and on sheets a footer with page numbers. `scale` enlarges the letters."""
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate

    out, sheet, font = io.BytesIO(), PAPERS[paper], register_font()
    width = (sheet.width - 2 * sheet.margin) * mm
    flow = _flow(title, blocks, font, scale)
    height = sheet.height * mm if sheet.height else _measure(flow, width) + 2 * sheet.margin * mm
    document = SimpleDocTemplate(
        out,
        pagesize=(sheet.width * mm, height),
        leftMargin=sheet.margin * mm,
        rightMargin=sheet.margin * mm,
        topMargin=(sheet.margin if sheet.height is None else sheet.margin - 2) * mm,
        bottomMargin=sheet.bottom * mm,
        title=title,
        lang=lang,
    )

    def draw_footer(canvas, doc) -> None:
        if sheet.height is None:
            return
        canvas.saveState()
        canvas.setFont(font, 8)
        canvas.drawString(sheet.margin * mm, (sheet.bottom - 8) * mm, footer)
        canvas.drawRightString((sheet.width - sheet.margin) * mm, (sheet.bottom - 8) * mm, str(doc.page))
        canvas.restoreState()

    document.build(flow, onFirstPage=draw_footer, onLaterPages=draw_footer)
    return out.getvalue()


def _measure(flow: list, width: float) -> float:
    """How long a roll must be for the flow; the frame's own padding is 6 points on each side."""
    inner = width - 12
    heights = [part.wrap(inner, NO_END)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in flow]
    return sum(heights) + 24


def _flow(title: str, blocks: Sequence[Block], font: str, scale: float) -> list:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import HRFlowable, Paragraph, Spacer, Table

    body = ParagraphStyle("body", fontName=font, fontSize=10.5 * scale, leading=17 * scale, wordWrap="CJK")
    head = ParagraphStyle(
        "head", parent=body, fontSize=12 * scale, leading=18 * scale, spaceBefore=8, textColor=HexColor("#16191e")
    )
    top = ParagraphStyle("top", parent=body, fontSize=16 * scale, leading=24 * scale, spaceAfter=6)
    flow: list = [Paragraph(mark_up(title), top)]
    for block in blocks:
        if block.kind == "heading":
            flow.append(Paragraph(mark_up(block.text), head))
        elif block.kind == "text":
            flow += [Paragraph(mark_up(line) or "&nbsp;", body) for line in block.text.split("\n")]
        elif block.kind == "rows":
            cells = [[Paragraph(_lines(a), body), Paragraph(_lines(b), body)] for a, b in block.rows]
            flow.append(Table(cells, colWidths=["28%", "72%"], style=[("VALIGN", (0, 0), (-1, -1), "TOP")]))
        elif block.kind == "qr":
            flow.append(_qr(block.text))
        elif block.kind == "strokes":
            flow.append(_pen(block.strokes))
        else:
            flow.append(HRFlowable(width="100%", thickness=0.5, color=HexColor("#cdd2d9"), spaceBefore=4, spaceAfter=4))
    flow.append(Spacer(1, 4))
    return flow


def _lines(text: str) -> str:
    return "<br/>".join(mark_up(line) for line in text.split("\n"))


def _qr(text: str):
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing

    drawing = Drawing(90, 90)
    drawing.add(QrCodeWidget(text, barWidth=90, barHeight=90, barLevel="M"))
    return drawing


PEN_WIDTH, PEN_HEIGHT = 200, 80


def _pen(strokes: Sequence[Sequence[Sequence[int]]]):
    from reportlab.graphics.shapes import Drawing, PolyLine

    drawing = Drawing(PEN_WIDTH, PEN_HEIGHT)
    for line in strokes:
        flat = [n for x, y in line for n in (x * PEN_WIDTH / 1000, (1000 - y) * PEN_HEIGHT / 1000)]
        # a single point is a dot
        drawing.add(PolyLine(flat if len(line) > 1 else [*flat, flat[0] + 1, flat[1]], strokeWidth=1.2))
    return drawing
