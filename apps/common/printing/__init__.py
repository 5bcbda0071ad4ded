"""Paper: PDF by ReportLab, QR codes by segno."""

from apps.common.printing.band import render_band
from apps.common.printing.pdf import Block, render_pdf
from apps.common.printing.qr import qr_svg
from apps.common.printing.sheet import Cell, Sheet, draw_sheet, render_sheets

__all__ = ["Block", "Cell", "Sheet", "draw_sheet", "qr_svg", "render_band", "render_pdf", "render_sheets"]
