// What a journey needs before it begins: a patient, an exam, answers, by the same API as the screens.

import { call } from "./department.mjs";

export { call };

/** The first site of the person at this desk. */
export async function findSite(desk, url) {
  return (await call(desk, url, "GET", "/api/session")).sites.map((site) => site.id).sort((a, b) => a - b)[0];
}

/** A patient nobody else knows; the record number is unique. */
export async function makePatient(front, url, name) {
  const value = `T${Date.now()}${Math.floor(Math.random() * 1000)}`;
  return call(front, url, "POST", "/api/patients", { name, sex: "M", birth_date: "1979-05-01", identifiers: [{ issuer: "HIS", type: "MR", value }] });
}

/** A vetted contrast CT of this patient, checked in at the desk (with a number) when `here`. */
export async function makeExam({ front, rad, url, patientId, siteId, here }) {
  const order = { patient_id: patientId, site_id: siteId, patient_class: "outpatient", exam_type_codes: ["CT-ABD-C"], priority: "routine", reason: "pain", referrer_name: "Dr Li" };
  const placed = await call(front, url, "POST", "/api/orders", order);
  const examId = placed.exams[0].id;
  await call(rad, url, "POST", `/api/exams/${examId}/actions`, { action: "vet" });
  if (here) await call(front, url, "POST", "/api/schedule/checkin", { exam_id: examId, identified_by: ["name", "birth_date"] });
  return examId;
}

/** Answers every open question the harmless way, but not those in `except`. */
export async function answerAll(desk, url, examId, except = []) {
  const sheet = await call(desk, url, "GET", `/api/safety/exams/${examId}`);
  const open = sheet.items.filter((item) => item.value === "unanswered" && !except.includes(item.code));
  const answers = open.map((item) => ({ item: item.code, value: item.stage === "scan" ? "yes" : "no", detail: "", source: "patient" }));
  return call(desk, url, "POST", `/api/safety/exams/${examId}/answers`, { client_id: crypto.randomUUID(), answers });
}
