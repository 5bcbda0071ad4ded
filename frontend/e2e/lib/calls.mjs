// What a journey needs before its first step, asked of the REST interface with the session of a desk.

/** Calls the API as the person at the desk; returns the parsed answer, throws on a refusal. */
export async function call(desk, method, path, data) {
  const token = (await desk.context.cookies()).find((cookie) => cookie.name === "radflow_csrf")?.value ?? "";
  const answer = await desk.page.request.fetch(new URL(path, desk.url).href, { method, data, headers: { "X-CSRFToken": token, Referer: desk.url, "Accept-Language": "en" } });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.status() === 204 ? null : answer.json();
}

/** The first site of the person at this desk. */
export async function findSite(desk) {
  return (await call(desk, "GET", "/api/session")).sites.map((site) => site.id).sort((a, b) => a - b)[0];
}

let made = 0;

/** A patient nobody else knows: the record number has no digits that a search by phone could meet. */
export function makePatient(front, facts = {}) {
  made += 1;
  const letters = Array.from({ length: 8 }, () => String.fromCharCode(65 + Math.floor(Math.random() * 26))).join("");
  return call(front, "POST", "/api/patients", { name: `Journey ${letters}`, sex: "M", birth_date: "1979-05-01", identifiers: [{ issuer: "HIS", type: "MR", value: `${letters}${made}` }], ...facts });
}

/** One exam of one order of an outpatient, unless the facts say otherwise. */
export async function placeOrder(front, patientId, code, facts = {}) {
  const order = { patient_id: patientId, site_id: await findSite(front), patient_class: "outpatient", exam_type_codes: [code], priority: "routine", reason: "pain", referrer_name: "Dr Li", ...facts };
  return (await call(front, "POST", "/api/orders", order)).exams[0];
}

/** A scanned exam of the patient, waiting to be read. X-rays come vetted, as the policy says. */
export async function makeReadable({ front, tech }, { patientId, code = "DX-CHEST", ...facts }) {
  const exam = await placeOrder(front, patientId, code, { reason: "cough for three weeks", ...facts });
  await call(front, "POST", `/api/exams/${exam.id}/actions`, { action: "check_in" });
  for (const action of ["start", "finish"]) await call(tech, "POST", `/api/exams/${exam.id}/actions`, { action });
  return exam;
}
