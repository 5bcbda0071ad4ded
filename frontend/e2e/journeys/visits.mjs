// A clerk books two orders of one caller as one visit by keys, the slip names both exams, one key takes all of it back; the visit moves and is called off as one.
import { call, makePatient } from "../lib/calls.mjs";
import { answerAllBut, atRealPace, findCaller, findFreeTail, giveReason, makeExam, makeHands, toast, untilGranted, untilTaken } from "../lib/department.mjs";
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

export default async function run({ open, password }) {
  const admin = await open({ lang: "en" });
  await admin.enter("admin", password, "/profile");
  const hands = await makeHands(open, password);
  return atRealPace(admin, async () => {
    const clerk = await open({ lang: "en" });
    await clerk.enter("front", password, "/schedule");
    const { page } = clerk;
    const tail = await findFreeTail(hands);
    const patient = await makePatient(hands.front, { name: "Visit Caller", phone: `1390000${tail}` });
    for (const code of ["CT-HEAD", "US-ABD"]) await answerAllBut(hands, await makeExam(hands, patient, code), 0);
    clerk.resetCount();
    await findCaller(clerk, tail);
    await page.keyboard.press("Enter");
    await page.keyboard.press("v");
    await page.locator(".visit-place").first().waitFor();
    await untilGranted(clerk, "/visits/reservations", () => page.keyboard.press("1"));
    await page.locator(".slot.on").waitFor();
    await page.locator(".big:not([disabled])").waitFor();
    const slip = page.waitForResponse((answer) => answer.url().includes("/slip?"));
    await page.keyboard.press("Control+Enter");
    await toast(page, "Booked Visit Caller, 2 exams");
    const { keys } = clerk.count;
    expectAtMost({ keys }, { keys: 10 }, "two orders as one visit");
    const html = await (await slip).text();
    expectTrue(["CT head without contrast", "Ultrasound upper abdomen", "Fast for 8 hours."].every((text) => html.includes(text)), "one slip names both exams and how to prepare");
    const members = await listMembers(hands, patient);
    expectEqual([members.length, new Set(members.map((one) => one.visit_id)).size], [2, 1], "two appointments of one visit");
    await page.keyboard.press("Control+z");
    await page.locator(".toast").waitFor({ state: "detached" });
    expectEqual((await listMembers(hands, patient)).length, 0, "one key takes the whole visit back");
    return { counts: { keys }, visit: await moveAndCancel(clerk, hands, patient) };
  });
}

async function listMembers({ front, siteId }, patient) {
  const card = await call(front, "GET", `/api/schedule/sites/${siteId}/callers/${patient.id}`);
  const ids = card.booked.map((exam) => exam.appointment_id).filter((id) => id !== null);
  return Promise.all(ids.map((id) => call(front, "GET", `/api/schedule/appointments/${id}`)));
}

async function moveAndCancel(clerk, hands, patient) {
  const { page } = clerk;
  const card = await call(hands.front, "GET", `/api/schedule/sites/${hands.siteId}/callers/${patient.id}`);
  const visit = await untilTaken(async () => {
    const [offer] = await call(hands.front, "POST", "/api/schedule/visits/offers", { exam_ids: card.to_book.map((exam) => exam.id) });
    const places = offer.places.map(({ exam_id, resource_id, starts_at }) => ({ exam_id, resource_id, starts_at }));
    return call(hands.front, "POST", "/api/schedule/visits", { places, client_key: crypto.randomUUID() });
  });
  await clerk.open(`/schedule?appointment=${visit.appointments[0].id}`);
  await page.locator(".visit-members li").nth(1).waitFor();
  await page.keyboard.press("Shift+M");
  await page.locator(".visit-place").first().waitFor();
  await page.keyboard.press("3");
  await giveReason(clerk);
  await toast(page, "Moved the visit of Visit Caller");
  const moved = await listMembers(hands, patient);
  expectTrue(moved.length === 2 && moved.every((one) => !visit.appointments.some((old) => old.starts_at === one.starts_at && old.resource_id === one.resource_id)), "both exams have another place");
  await page.getByRole("button", { name: "Cancel the visit" }).click();
  await giveReason(clerk);
  await page.keyboard.press("Control+Enter");
  await toast(page, "Cancelled the visit of Visit Caller");
  expectEqual((await listMembers(hands, patient)).length, 0, "both exams are called off");
  return visit.id;
}
