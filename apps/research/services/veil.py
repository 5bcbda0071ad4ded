"""Between the department and what leaves it: pseudonyms, shifted times, and texts without what is known of the patients."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings

from apps.common.kernel import clock
from apps.common.kernel.errors import Refused
from apps.common.kernel.reason import Reason
from apps.directory.public import list_patient_rows
from apps.qc.public import mask_known
from apps.research.engine.pseudonyms import choose_shift, make_pseudonym, shift_time, unseal_key
from apps.research.engine.scrub import Known, spell_dates
from apps.research.models import Project, Subject
from apps.workflow.public import list_exam_rows

BATCH = 2000


class Veil:
    """Of one project and one set of patients. Raises Refused when the project's key cannot be read any more."""

    def __init__(self, project: Project, patient_ids: Iterable[int], policy: dict) -> None:
        key = unseal_key(project.sealed_key, settings.SECRET_KEY)
        if key is None:
            raise Refused(Reason("research.key_lost", severity="error"))
        self._key, self._patients = key, sorted(set(patient_ids))
        self.subjects = keep_subjects(project, key, self._patients, policy)

    def name(self, patient_id: int) -> str:
        return self.subjects[patient_id].pseudonym

    def shift(self, patient_id: int, at: datetime | None) -> datetime | None:
        return None if at is None else shift_time(at, self.subjects[patient_id].shift_days)

    def code(self, kind: str, number: int) -> str:
        return make_pseudonym(self._key, kind, number)


def keep_subjects(project: Project, key: bytes, patient_ids: list[int], policy: dict) -> dict[int, Subject]:
    """By patient. Who has one keeps pseudonym and shift, also after the policy's span has changed; two exports at once agree."""
    for at in range(0, len(patient_ids), BATCH):
        Subject.objects.bulk_create(
            [
                Subject(
                    project=project,
                    patient_id=patient_id,
                    pseudonym=make_pseudonym(key, "patient", patient_id),
                    shift_days=choose_shift(
                        key, patient_id, most_days=policy["shift_most_days"], step_days=policy["shift_step_days"]
                    ),
                    made_at=clock.now(),
                )
                for patient_id in patient_ids[at : at + BATCH]
            ],
            ignore_conflicts=True,
        )
    rows = Subject.objects.filter(project=project, patient_id__in=patient_ids)
    return {row.patient_id: row for row in rows}


class Scrubber:
    """Texts of reports without names, numbers and dates that are known here. No guarantee: see `engine/scrub.py`."""

    def __init__(self, patient_ids: Iterable[int]) -> None:
        self._own: dict[int, tuple[list[str], list[str]]] = {}
        everybody: set[str] = set()
        numbers, days = _read_numbers(patient_ids)
        for row in list_patient_rows().filter(pk__in=list(patient_ids)).iterator(chunk_size=BATCH):
            full = f"{row.given_name} {row.family_name}".strip()
            names = list(filter(None, (row.name, row.name_pinyin, row.name_latin, row.name_rotated, full)))
            own = {row.mrn, row.phone, row.address, *numbers[row.id], *(one.value for one in row.identifiers.all())}
            born = {row.birth_date} if row.birth_date else set()
            self._own[row.id] = names, [*filter(None, own), *spell_dates(days[row.id] | born)]
            everybody |= own | set(names) | {name.replace("^", " ") for name in names}
        self._known = Known(everybody)

    def scrub(self, patient_id: int, text: str, people: Iterable[str] = ()) -> str:
        """`people`: who wrote and signed it, who asked for it."""
        names, numbers = self._own.get(patient_id, ((), ()))
        return self._known.mask(mask_known(text, [*names, *filter(None, people)], numbers))


def _read_numbers(patient_ids: Iterable[int]) -> tuple[dict, dict]:
    """Accession, order and visit numbers of each patient, and the days of their exams."""
    numbers, days = defaultdict(set), defaultdict(set)
    rows = list_exam_rows().select_related(None).prefetch_related(None).filter(patient_id__in=list(patient_ids))
    columns = ("patient_id", "received_at", "accession", "order__placer_number", "order__encounter__visit_number")
    for patient_id, at, *found in rows.values_list(*columns).iterator(chunk_size=BATCH):
        numbers[patient_id] |= set(filter(None, found))
        days[patient_id].add(at.date())
    return numbers, days
