// Exams on their way to a scanner, made by the same API as the screens.
import { call, placeOrder } from "./calls.mjs";

/** A vetted contrast CT of this patient, checked in at the desk (with a number) when `here`. */
export async function makeExam({ front, rad, patientId, here }) {
  const { id } = await placeOrder(front, patientId, "CT-ABD-C");
  await call(rad, "POST", `/api/exams/${id}/actions`, { action: "vet" });
  if (here) await call(front, "POST", "/api/schedule/checkin", { exam_id: id, identified_by: ["name", "birth_date"] });
  return id;
}

/** Answers every open question the harmless way, but not those in `except`. */
export async function answerAll(desk, examId, except = []) {
  const sheet = await call(desk, "GET", `/api/safety/exams/${examId}`);
  const open = sheet.items.filter((item) => item.value === "unanswered" && !except.includes(item.code));
  const answers = open.map((item) => ({ item: item.code, value: item.stage === "scan" ? "yes" : "no", detail: "", source: "patient" }));
  return call(desk, "POST", `/api/safety/exams/${examId}/answers`, { client_id: crypto.randomUUID(), answers });
}
