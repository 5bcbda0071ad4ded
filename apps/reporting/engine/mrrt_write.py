"""A template as an IHE MRRT document (HTML5): sections, typed fields in their text, codes. Elements and attributes as published templates have them."""

from collections.abc import Mapping
from html import escape

from apps.reporting.engine.templates import AUTOMATIC, MARK, SECTIONS, BadField, Field, parse_field

SECTION_NAMES = {"technique": "Procedure Information", "findings": "Findings", "impression": "Impression"}
AUTO = "auto_"  # what is taken from the exam: a text field of this name here, a mark of its own with us


def write_mrrt(
    texts: Mapping[str, str], *, title: str, lang: str, modality: str, code: str, version: int, loinc: str, radlex: str
) -> str:
    """One language of a template."""
    head = {
        "dcterms.title": title, "dcterms.identifier": code, "dcterms.hasVersion": str(version), "dcterms.language": lang,
        "dcterms.type": "IMAGE_REPORT_TEMPLATE", "dcterms.subject": modality,
    }  # fmt: skip
    metas = "\n".join(f'<meta name="{name}" content="{escape(value)}"/>' for name, value in head.items())
    sections = "\n".join(_write_section(name, texts.get(name, "")) for name in SECTIONS if texts.get(name, "").strip())
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<title>{escape(title)}</title>\n<meta charset="UTF-8"/>\n{metas}\n'
        f'<script type="text/xml">\n{_write_codes(loinc, radlex)}\n</script>\n</head>\n<body>\n{sections}\n</body>\n</html>\n'
    )


def _write_codes(loinc: str, radlex: str) -> str:
    terms = "".join(
        f'<term><code meaning="" value="{escape(value)}" scheme="{scheme}"/></term>'
        for scheme, value in (("LOINC", loinc), ("RADLEX", radlex))
        if value
    )
    return (
        "<template_attributes><top-level-flag>final</top-level-flag><status>ACTIVE</status>"
        f'<coded_content><entry origtxt="template">{terms}</entry></coded_content></template_attributes>'
    )


def _write_section(name: str, text: str) -> str:
    lines = "\n".join(f"<p>{_write_line(line)}</p>" for line in text.split("\n"))
    return f'<section id="{name}" class="level1" data-section-name="{SECTION_NAMES[name]}">\n<header class="level1">{SECTION_NAMES[name]}</header>\n{lines}\n</section>'


def _write_line(line: str) -> str:
    out, at = "", 0
    for match in MARK.finditer(line):
        out += escape(line[at : match.start()], quote=False) + _write_mark(match.group())
        at = match.end()
    return out + escape(line[at:], quote=False)


def _write_mark(mark: str) -> str:
    if mark[1:-1] in AUTOMATIC:
        return f'<input type="text" id="{AUTO}{mark[1:-1]}" name="{mark[1:-1]}" data-field-type="TEXT" value=""/>'
    try:
        return _write_field(parse_field(mark))
    except BadField:
        return escape(mark, quote=False)


def _write_field(field: Field) -> str:
    named = f'id="{field.key}" name="{escape(field.label)}" data-field-completion-action="NONE"'
    if field.kind == "choice":
        options = "".join(
            f'<option value="{escape(option)}"{" selected" if at == field.default else ""}>{escape(option)}</option>'
            for at, option in enumerate(field.options)
        )
        return f'<select {named} data-field-type="SELECTION_LIST">{options}</select>'
    if field.kind == "number":
        limits = "" if field.low is None else f' min="{field.low:g}" max="{field.high:g}"'
        return (
            f'<input type="number" {named} data-field-type="NUMERIC" data-field-units="{escape(field.unit)}"{limits}/>'
        )
    kind = {"date": ("date", "DATE"), "text": ("text", "TEXT")}[field.kind]
    return f'<input type="{kind[0]}" {named} data-field-type="{kind[1]}" value=""/>'
