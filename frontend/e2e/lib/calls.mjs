// What a journey needs before its first step, asked of the REST interface with the session of a desk.

import { call as callAt } from "./department.mjs";

/** Calls the API as the person at the desk; returns the parsed answer, throws on a refusal. */
export const call = (desk, ...rest) => callAt(desk, desk.url, ...rest);

/** A new patient with a name nobody else has. */
export async function makePatient(front, facts = {}) {
  const number = `E${Date.now()}${Math.floor(Math.random() * 1000)}`;
  return call(front, "POST", "/api/patients", { name: `Journey ${number.slice(-7)}`, sex: "M", birth_date: "1961-05-01", identifiers: [{ issuer: "HIS", type: "MR", value: number }], ...facts });
}

/** A scanned exam of the patient, waiting to be read. X-rays come vetted, as the policy says. */
export async function makeReadable({ front, tech }, { patientId, code = "DX-CHEST", ...facts }) {
  const site_id = (await call(front, "GET", "/api/session")).sites.map((site) => site.id).sort((a, b) => a - b)[0];
  const order = { patient_id: patientId, site_id, patient_class: "outpatient", exam_type_codes: [code], priority: "routine", reason: "cough for three weeks", referrer_name: "Dr Li", ...facts };
  const exam = (await call(front, "POST", "/api/orders", order)).exams[0];
  await call(front, "POST", `/api/exams/${exam.id}/actions`, { action: "check_in" });
  for (const action of ["start", "finish"]) await call(tech, "POST", `/api/exams/${exam.id}/actions`, { action });
  return exam;
}
