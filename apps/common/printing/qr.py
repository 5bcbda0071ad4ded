import io


def qr_svg(text: str, *, scale: int = 4) -> str:
    """An inline SVG QR code of `text`, error correction M."""
    import segno

    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="svg", scale=scale, xmldecl=False, svgns=True, border=2)
    return out.getvalue().decode()
