"""Worklist queries against a department with thousands of booked exams: by accession, by station and day, everything.

Times are of one C-FIND on a kept association, p50 of many; the client is pynetdicom with TCP_NODELAY.
"""

import os
import socket
import statistics
import subprocess
import sys
import time

from benchmarks._department import ROOT, make_department

N_EXAMS = int(os.environ.get("BENCH_EXAMS", "300"))

FILL = """
import sys
from datetime import timedelta
from apps.common.kernel import clock
from tests.builders.pathway import CLERK, RADIOLOGIST, make_patient
from apps.directory.public import find_site_by_code
from apps.workflow.models import Exam
from apps.workflow.public import place_order, record_fact
site, now = find_site_by_code("main").id, clock.now()
for n in range({n}):
    patient = make_patient(identifiers=[("BENCH", "MR", f"B{{n:07d}}")])
    exam = place_order(patient_id=patient.id, site_id=site, exam_type_codes=["CT-CHEST"], priority="routine", reason="x",
        referrer_name="Li", patient_class="outpatient", actor=CLERK)[0]
    Exam.objects.filter(pk=exam.id).update(state="booked", slot_start=now + timedelta(minutes=n % 2000), slot_device_code=f"CT-{{1 + n % 4}}")
print(exam.accession)
"""


def main() -> int:
    from pydicom.dataset import Dataset
    from pynetdicom import AE, evt
    from pynetdicom.sop_class import ModalityWorklistInformationFind as MWL

    with make_department(RADFLOW_SIMULATOR="0") as department:
        department.start()
        env = {**department.env, "PYTHONPATH": f"{ROOT}:{ROOT / 'platform'}"}
        out = subprocess.run(
            [sys.executable, "manage.py", "shell", "-v", "0", "-c", FILL.format(n=N_EXAMS)],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
        accession = out.stdout.split()[-1]
        ae = AE("CT1")
        ae.add_requested_context(MWL)
        hurry = [
            (
                evt.EVT_CONN_OPEN,
                lambda e: e.assoc.dul.socket.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1),
            )
        ]

        def open_association():
            return ae.associate("127.0.0.1", department.ready["dicom"]["port"], ae_title="RADFLOW", evt_handlers=hurry)

        def query(assoc, top: dict, step: dict) -> int:
            ds, item = Dataset(), Dataset()
            ds.SpecificCharacterSet = "ISO_IR 192"
            for keyword in (
                "PatientName",
                "PatientID",
                "AccessionNumber",
                "StudyInstanceUID",
                "PatientBirthDate",
                "PatientSex",
            ):
                setattr(ds, keyword, top.get(keyword, ""))
            for keyword in (
                "Modality",
                "ScheduledStationAETitle",
                "ScheduledProcedureStepStartDate",
                "ScheduledProcedureStepStartTime",
            ):
                setattr(item, keyword, step.get(keyword, ""))
            ds.ScheduledProcedureStepSequence = [item]
            return sum(1 for status, _ in assoc.send_c_find(ds, MWL) if status.Status in (0xFF00, 0xFF01))

        today = time.strftime("%Y%m%d")
        cases = {
            "1 match by accession": ({"AccessionNumber": accession}, {}, 40),
            "station and day": ({}, {"ScheduledStationAETitle": "CT1", "ScheduledProcedureStepStartDate": today}, 5),
            "everything": ({}, {}, 3),
        }
        assoc = open_association()
        for name, (top, step, times) in cases.items():
            took = []
            for _ in range(times):
                began = time.monotonic()
                found = query(assoc, top, step)
                took.append((time.monotonic() - began) * 1000)
            print(f"{name} of {N_EXAMS} ({found} matches): {statistics.median(took):.1f} ms")
        assoc.release()
        took = []
        for _ in range(10):
            began = time.monotonic()
            assoc = open_association()
            query(assoc, {"AccessionNumber": accession}, {})
            assoc.release()
            took.append((time.monotonic() - began) * 1000)
        print(f"associate, 1 match, release: {statistics.median(took):.1f} ms")
        department.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
