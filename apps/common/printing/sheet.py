"""Sheets of pictures: black film or white paper, cells of equal size, writing burned in; as pixels, and as a PDF whose words are found."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import numpy as np

from apps.common.printing.fonts import choose_face, open_typeface, register_font

MARGIN_MM, HEAD_MM, GAP_MM = 8.0, 14.0, 1.5
MM_PER_INCH = 25.4


@dataclass(frozen=True)
class Cell:
    """A picture as rows x columns x 3 bytes, and what is written below it."""

    picture: np.ndarray
    caption: str = ""


@dataclass(frozen=True)
class Sheet:
    """Cells run row by row; None is an empty one. Sizes in millimetres."""

    width: float
    height: float
    rows: int
    cols: int
    head: str
    cells: Sequence[Cell | None]
    dots_per_inch: int = 150

    @property
    def size(self) -> tuple[int, int]:
        """(columns, rows) in pixels."""
        return self.dots(self.width), self.dots(self.height)

    def dots(self, mm: float) -> int:
        return round(mm / MM_PER_INCH * self.dots_per_inch)

    @property
    def cell_size(self) -> tuple[int, int]:
        width = (self.width - 2 * MARGIN_MM - (self.cols - 1) * GAP_MM) / self.cols
        height = (self.height - 2 * MARGIN_MM - HEAD_MM - (self.rows - 1) * GAP_MM) / self.rows
        return self.dots(width), self.dots(height)


def draw_sheet(sheet: Sheet) -> np.ndarray:
    """Rows x columns x 3 bytes, black ground."""
    from PIL import Image, ImageDraw

    page = Image.new("RGB", sheet.size)
    pen = ImageDraw.Draw(page)
    _write(pen, (sheet.dots(MARGIN_MM), sheet.dots(MARGIN_MM)), sheet.head, sheet.dots(4))
    width, height = sheet.cell_size
    for at, cell in enumerate(sheet.cells):
        if cell is None:
            continue
        x = sheet.dots(MARGIN_MM + (at % sheet.cols) * GAP_MM) + (at % sheet.cols) * width
        y = sheet.dots(MARGIN_MM + HEAD_MM + (at // sheet.cols) * GAP_MM) + (at // sheet.cols) * height
        picture = Image.fromarray(cell.picture)
        page.paste(picture, (x + (width - picture.width) // 2, y + (height - picture.height) // 2))
        _write(pen, (x + sheet.dots(1), y + height - sheet.dots(4)), cell.caption, sheet.dots(2.6))
    return np.asarray(page)


def render_sheets(sheets: Sequence[Sheet], *, title: str) -> bytes:
    """One page each. Its head is written a second time, unseen, so that the file can be searched and copied from."""
    from PIL import Image
    from reportlab.lib.units import mm
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setTitle(title)
    for sheet in sheets:
        canvas.setPageSize((sheet.width * mm, sheet.height * mm))
        page = io.BytesIO()
        Image.fromarray(draw_sheet(sheet)).save(page, "JPEG", quality=90)
        page.seek(0)
        canvas.drawImage(ImageReader(page), 0, 0, sheet.width * mm, sheet.height * mm)
        _write_unseen(canvas, sheet, mm)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _write_unseen(canvas, sheet: Sheet, mm: float) -> None:
    register_font()
    text = canvas.beginText(MARGIN_MM * mm, (sheet.height - MARGIN_MM - 4) * mm)
    text.setTextRenderMode(3)
    for face, chars in groupby(sheet.head, key=choose_face):
        text.setFont(face, 4 * mm)
        text.textOut("".join(chars))
    canvas.drawText(text)


def _write(pen, at: tuple[int, int], text: str, height: int) -> None:
    """Left to right, each character in a face that has it."""
    x, y = at
    for face, chars in groupby(text, key=choose_face):
        run, font = "".join(chars), _open(face, height)
        pen.text((x, y), run, font=font, fill=(255, 255, 255), stroke_width=1, stroke_fill=(0, 0, 0))
        x += font.getlength(run)


@cache
def _open(face: str, height: int):
    from PIL import ImageFont

    return ImageFont.truetype(open_typeface(face), height)
