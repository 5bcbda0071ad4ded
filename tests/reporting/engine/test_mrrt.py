"""Templates out as MRRT documents and in again, and documents as others publish them."""

import pytest

from apps.reporting.engine.mrrt_read import read_mrrt
from apps.reporting.engine.mrrt_write import write_mrrt
from apps.reporting.engine.templates import find_faults, list_fields
from apps.reporting.services.templates import read_starter_templates

PUBLISHED = """<!DOCTYPE html><html><head><title>CT Abdomen</title>
<meta name="dcterms.title" content="CT Abdomen"/><meta name="dcterms.language" content="en"/>
<script type="text/javascript">alert('[x]')</script></head><body>
<section id="clinical" class="level1" data-section-name="Clinical Information"><header class="level1">Clinical Information</header>
<p><label for="L1">Indication:</label><input list="L1_LIST" id="L1" name="" data-field-type="SELECTION_LIST" value="Pain."/>
<datalist id="L1_LIST"><option value="Fever."></option><option value="Pain." selected=""></option></datalist></p></section>
<section class="level1" data-section-name="Findings"><header class="level1">Findings</header>
<p><label for="S_2">Liver:</label><select id="S_2" name="" data-field-type="SELECTION_LIST"><option value="Normal." selected="">Normal.</option>
<option value="Fatty | dense">Fatty</option></select></p>
<p><label for="N-3">Spleen</label><input type="number" id="N-3" name="" data-field-type="NUMERIC" data-field-units="mm" min="0" max="300"/></p>
<p><textarea id="T" name="Other" data-field-type="TEXTAREA">No [other] finding.</textarea></p>
<section class="level2" data-section-name="Bones"><header>Bones</header><p><textarea id="B" name="Bones"></textarea></p></section></section>
<section class="level1" data-section-name="Impression"><p><input type="text" id="T" name="Result" value=""/></p></section>
</body></html>"""


def test_a_published_document_keeps_sections_fields_defaults_and_units():
    made = read_mrrt(PUBLISHED)
    assert (made.title, made.lang) == ("CT Abdomen", "en")
    assert made.texts == {
        "technique": "Clinical Information:\nIndication: [l1 Indication: Fever.|Pain.*]",
        "findings": "Liver: [s_2 Liver: Normal.*|Fatty / dense]\nSpleen [n3 Spleen: # mm 0..300]\nNo (other) finding.\n"
        "Bones:\n[b Bones: ...]",
        "impression": "[t Result: ...]",
    }


@pytest.mark.parametrize("entry", read_starter_templates(), ids=lambda entry: entry["code"])
def test_every_starter_template_comes_back_as_it_left(entry):
    for lang in ("zh", "en"):
        facts = {"title": entry["names"]["en"], "modality": entry["modality"], "code": entry["code"], "version": 1}
        made = read_mrrt(write_mrrt(entry["texts"][lang], lang=lang, loinc="1-8", radlex="", **facts))
        assert (made.title, made.lang, made.modality) == (entry["names"]["en"], lang, entry["modality"])
        assert {name: text for name, text in made.texts.items() if text} == {
            name: text.strip() for name, text in entry["texts"][lang].items() if text.strip()
        }


def test_what_is_read_is_a_template_without_faults():
    texts = read_mrrt(PUBLISHED).texts
    assert find_faults({"zh": texts, "en": texts}) == []
    assert [field.key for field in list_fields(texts)] == ["l1", "s_2", "n3", "b", "t"]


@pytest.mark.parametrize(
    "html", ["", "<section", "<p>x</p>", "<section data-section-name='Findings'><select id=a>", "\0" * 9]
)
def test_no_document_reads_as_empty(html):
    assert set(read_mrrt(html).texts.values()) == {""}
