// What a journey prepares by the API before a person walks: patients, orders, answers, and a clock that stands still enough.

import { call, findSite, makePatient, placeOrder } from "./calls.mjs";

/** Runs `work` while the department's clock runs at a factor of real speed, and gives the simulated day its pace back. */
async function atPace(factor, admin, work) {
  const before = await call(admin, "GET", "/api/clock");
  if (before.factor !== factor) await call(admin, "PUT", "/api/clock", { start: before.now, factor });
  try {
    return await work();
  } finally {
    const { now } = await call(admin, "GET", "/api/clock");
    if (before.factor !== factor) await call(admin, "PUT", "/api/clock", { start: now, factor: before.factor });
  }
}

export const atRealPace = (admin, work) => atPace(1, admin, work);

/** For what the day has not brought yet. The simulated department ends its own hurry at its own factor, not at this one. */
export const inHurry = (admin, work) => atPace(30, admin, work);

/** Clerk and radiologist of one site, who make patients with vetted exams. */
export async function makeHands(open, password) {
  const front = await open({ lang: "en" });
  await front.enter("front", password, "/profile");
  const rad = await open({ lang: "en" });
  await rad.enter("rad", password, "/profile");
  return { front, rad, siteId: await findSite(front) };
}

const HOUR_MS = 3_600_000;
const local = (at) => new Date(Date.parse(at) + 8 * HOUR_MS).toISOString();

/** Day and time of day of an instant where the sites are (China). */
export const localDay = (at) => local(at).slice(0, 10);
export const localTime = (at) => local(at).slice(11, 16).replace(":", "");

const CONTRAST_CT = "CT-ABD-C";
const DAY_MS = 86_400_000;

/** Four digits that end nobody's phone and begin nobody's number yet. */
export async function findFreeTail({ front, siteId }) {
  for (;;) {
    const tail = String(1000 + Math.floor(Math.random() * 9000));
    const found = await call(front, "GET", `/api/schedule/callers?site=${siteId}&q=${tail}`);
    if (found.results.length === 0) return tail;
  }
}

/** An order of the patient; vetted unless it is an emergency. Returns the exam. */
export async function makeExam({ front, rad }, patient, code, { priority = "routine" } = {}) {
  const stat = priority === "stat";
  const exam = await placeOrder(front, patient.id, code, { patient_class: stat ? "emergency" : "outpatient", priority });
  if (!stat) await call(rad, "POST", `/api/exams/${exam.id}/actions`, { action: "vet" });
  return exam;
}

/** Answers "no" to the questions of booking until `left` are open. */
export async function answerAllBut({ front }, exam, left) {
  const listOpen = (sheet) => sheet.items.filter((item) => item.stage === "booking" && item.value === "unanswered");
  const open = listOpen(await call(front, "GET", `/api/safety/exams/${exam.id}`));
  const answers = open.slice(0, open.length - left).map(({ code }) => ({ item: code, value: "no" }));
  await call(front, "POST", `/api/safety/exams/${exam.id}/answers`, { answers });
}

/** Books the first free slot from `after` (an ISO instant) on; `fits` may choose among the offers. */
export function bookExam({ front }, exam, { after, fits = () => true } = {}) {
  const from = after ? `&after=${encodeURIComponent(after)}` : "";
  return untilTaken(() => bookFirst({ front }, exam, from, fits));
}

/** Asks and takes anew when a place was lost: the simulated department books too, and may be quicker. */
export async function untilTaken(take) {
  for (let left = 3; ; left -= 1) {
    try {
      return await take();
    } catch (error) {
      if (left === 1 || !/: 409 /.test(error.message)) throw error;
    }
  }
}

async function bookFirst({ front }, exam, from, fits) {
  const offer = (await call(front, "GET", `/api/schedule/exams/${exam.id}/offers?n=10${from}`)).find(fits);
  if (!offer) throw new Error(`no free slot for exam ${exam.id} ${from}`);
  return call(front, "POST", "/api/schedule/appointments", { exam_id: exam.id, resource_id: offer.resource_id, starts_at: offer.starts_at, client_key: crypto.randomUUID(), outside_hours_reason: "" });
}

/** What the QR code of a slip says. */
export function slipOf(exam, patient) {
  return `RF1|${exam.accession}|${patient.mrn ?? patient.identifiers[0].value}`;
}

/** A patient with one order to book; of a contrast CT `open` safety questions are left. */
export async function makeCaller(hands, name, { tail, code = CONTRAST_CT, priority, open = 3 }) {
  const patient = await makePatient(hands.front, { name, phone: tail ? `1390000${tail}` : "" });
  const exam = await makeExam(hands, patient, code, { priority });
  if (code === CONTRAST_CT && priority !== "stat") await answerAllBut(hands, exam, open);
  return { patient, exam };
}

/** A plain CT booked in three days, or from `after` on. */
export async function makeBooking(hands, name, facts = {}) {
  const { patient, exam } = await makeCaller(hands, name, { code: "CT-CHEST", ...facts });
  const { now } = await call(hands.front, "GET", "/api/clock");
  const after = facts.after ?? new Date(Date.parse(now) + 3 * DAY_MS).toISOString();
  return { patient, exam, booking: await bookExam(hands, exam, { after, fits: facts.fits }) };
}

export function readBooking({ front }, { id }) {
  return call(front, "GET", `/api/schedule/appointments/${id}`);
}

/** Until the desk says what was done. */
export function toast(page, text) {
  return page.locator(".toast").filter({ hasText: text }).waitFor();
}

/** The dialog that asks why stands; then one key or click says it. */
export async function giveReason({ page }, act = () => page.keyboard.press("1")) {
  await page.getByRole("dialog").locator(".why-codes .btn").first().waitFor();
  await act();
}

/** F2, four digits, Enter on the one match: the call card stands and asks for the birth date. */
export async function findCaller({ page }, tail) {
  await page.keyboard.press("F2");
  await page.keyboard.type(tail);
  await page.keyboard.press("Enter");
  await page.locator(".who .verify:focus").waitFor();
}

/** Does something that the simulated department may be quicker at, until the server grants it; a lost race is no effort of the clerk's. */
export async function untilGranted(desk, ending, act) {
  const { page, count } = desk;
  for (let left = 3; left > 0; left -= 1) {
    const before = { ...count };
    const watch = watchRequests(page);
    const answered = page.waitForResponse((response) => response.request().method() === "POST" && response.url().endsWith(ending));
    await act();
    const isGranted = (await answered).ok();
    if (!isGranted) await watch.untilQuiet();
    watch.stop();
    if (isGranted) return;
    Object.assign(count, before);
  }
  throw new Error(`${ending} was refused three times`);
}

const QUIET_MS = 500;

/** What a page asks from now on: after a refusal it shows other slots only when that is answered. The load state "networkidle" is of the first load only. */
function watchRequests(page) {
  const open = new Set();
  let last = Date.now();
  const began = (request) => open.add(request);
  const ended = (request) => {
    open.delete(request);
    last = Date.now();
  };
  page.on("request", began).on("requestfinished", ended).on("requestfailed", ended);
  return {
    async untilQuiet() {
      const end = Date.now() + 30_000;
      while ((open.size > 0 || Date.now() - last < QUIET_MS) && Date.now() < end) await page.waitForTimeout(50);
    },
    stop: () => page.off("request", began).off("requestfinished", ended).off("requestfailed", ended),
  };
}
