"""ORU^R01 (HL7 v2.5.1, chapter 7): a report as text, one OBX a section, what it came to as a code, and the link to its PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from apps.interop.engine.outgoing import Envelope, Subject, write_obr, write_patient, write_placer, write_segments
from apps.interop.engine.segments import escape

PRELIMINARY, FINAL, CORRECTED, WITHDRAWN = "P", "F", "C", "X"
OBX_STATUS = {PRELIMINARY: "P", FINAL: "F", CORRECTED: "C", WITHDRAWN: "W"}
"""OBR-25 (table 0123) to OBX-11 (table 0085): X, no result any more, is W of each observation, posted as wrong."""
ORDER_STATUS = {PRELIMINARY: "IP", FINAL: "CM", CORRECTED: "CM", WITHDRAWN: "IP"}
"""ORC-5 (table 0038)."""
CONCLUSIONS = {True: ("positive", "A"), False: ("negative", "N")}
"""The impression as a code of the department's own, with OBX-8 (table 0078)."""


@dataclass(frozen=True)
class ResultFacts:
    """`status` as OBR-25; `conclusion` None where the impression says neither; `pdf_url` "" where nothing was released."""

    status: str
    reported_at: datetime
    author: str
    sections: Sequence[tuple[str, str]]  # title, text
    conclusion_title: str
    conclusion: bool | None
    pdf_url: str


def write_result(envelope: Envelope, subject: Subject, facts: ResultFacts) -> str:
    rows = [f"TX|^{escape(title)}^99RADFLOW|{{n}}|{escape(text.strip())}||||||" for title, text in facts.sections if text.strip()]  # fmt: skip
    if facts.conclusion is not None:
        code, flag = CONCLUSIONS[facts.conclusion]
        rows.append(f"CWE|CONCLUSION^{escape(facts.conclusion_title)}^99RADFLOW|{{n}}|{code}^^99RADFLOW|||{flag}|||")
    if facts.pdf_url:
        rows.append(f"RP|^PDF^99RADFLOW|{{n}}|{escape(facts.pdf_url)}^RADFLOW^AP^PDF||||||")
    status = OBX_STATUS[facts.status]
    placer, filler = write_placer(subject), escape(subject.accession)
    return write_segments(
        "ORU^R01",
        "ORU_R01",
        envelope,
        *write_patient(subject),
        f"ORC|RE|{placer}|{filler}||{ORDER_STATUS[facts.status]}",
        write_obr(subject, status=facts.status, at=facts.reported_at, author=facts.author),
        *(f"OBX|{n}|{row.replace('{n}', str(n), 1)}{status}" for n, row in enumerate(rows, 1)),
    )
