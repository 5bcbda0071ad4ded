"""Paper: PDF by ReportLab, QR codes by segno."""

from apps.common.printing.pdf import Block, render_pdf
from apps.common.printing.qr import qr_svg

__all__ = ["Block", "qr_svg", "render_pdf"]
