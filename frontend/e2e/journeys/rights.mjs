// Rights of the booking desk, each by keys and counted: against closed hours, against a clinical separation, on a taken slot; who holds no right reads why and whom to ask.
import { call, makePatient } from "../lib/calls.mjs";
import { answerAllBut, atRealPace, bookExam, findCaller, findFreeTail, localDay, localTime, makeBooking, makeExam, makeHands, toast } from "../lib/department.mjs";
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

const DAY_MS = 86_400_000;
const REASON = "ward asks";
const GOAL = { keys: 22 + REASON.length, clicks: 0 };

export default async function run({ open, password }) {
  const admin = await open({ lang: "en" });
  await admin.enter("admin", password, "/profile");
  const hands = await makeHands(open, password);
  return atRealPace(admin, async () => {
    const clerk = await open({ lang: "en" });
    await clerk.enter("front", password, "/schedule");
    const head = await open({ lang: "en" });
    await head.enter("head", password, "/schedule");
    const { now } = await call(hands.front, "GET", "/api/clock");
    const days = (count) => new Date(Date.parse(now) + count * DAY_MS);
    const counts = {};
    counts.overbook = await overbookByKeys(clerk, hands, days(5));
    counts.refused = await readRefusal(clerk, hands, days(5));
    counts.hours = await overrideHours(head, hands, days(5));
    counts.separation = await setAside(clerk, hands, days(6));
    return { counts };
  });
}

/** A caller with one plain order on the phone. */
async function makeCall(hands, name, code = "CT-CHEST") {
  const tail = await findFreeTail(hands);
  const patient = await makePatient(hands.front, { name, phone: `1390000${tail}` });
  const exam = await makeExam(hands, patient, code);
  await answerAllBut(hands, exam, 0);
  return { tail, patient, exam };
}

/** F2 and four digits to the drawer, Alt+O to the dialog, the time as four digits; the verdict is read. */
async function namePlace(desk, { tail }, { day, at }, verdict) {
  const { page } = desk;
  await desk.open(`/schedule?day=${day}`);
  desk.resetCount();
  await findCaller(desk, tail);
  await page.keyboard.press("Enter");
  await page.locator(".drawer .slot").first().waitFor();
  await page.keyboard.press("Alt+o");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").first().waitFor();
  await tabTo(desk, dialog.getByRole("textbox").first());
  await page.keyboard.type(at);
  await dialog.getByText(verdict).waitFor();
  return dialog;
}

/** As a clerk does who never lifts the hands: every Tab is counted. */
async function tabTo({ page }, field) {
  for (let left = 12; left > 0 && !(await field.evaluate((one) => one === document.activeElement)); left -= 1) await page.keyboard.press("Tab");
}

async function giveWords(desk, dialog) {
  const { page } = desk;
  await tabTo(desk, dialog.locator("input[name=reason]"));
  await page.keyboard.type(REASON);
  await page.keyboard.press("Control+Enter");
}

async function readBooked({ front, siteId }, { patient }) {
  const card = await call(front, "GET", `/api/schedule/sites/${siteId}/callers/${patient.id}`);
  const [only, ...others] = card.booked;
  expectEqual(others.length, 0, "one booking");
  return only && call(front, "GET", `/api/schedule/appointments/${only.appointment_id}`);
}

/** Who waits and how long stands there before the second patient shares the slot. */
async function overbookByKeys(clerk, hands, after) {
  const board = await call(hands.front, "GET", `/api/schedule/day?site=${hands.siteId}&day=${localDay(after)}`);
  const named = board.rows.find((row) => row.modality === "CT").id;
  const { booking } = await makeBooking(hands, "Slot Owner", { after: after.toISOString(), fits: (offer) => offer.resource_id === named });
  const caller = await makeCall(hands, "Second Caller");
  const place = { day: localDay(booking.starts_at), at: localTime(booking.starts_at) };
  const dialog = await namePlace(clerk, caller, place, "Shares the slot of Slot Owner");
  expectTrue(/this patient waits \d+ min/.test(await dialog.textContent()), "how long the patient may wait");
  expectEqual(await clerk.findA11yFaults("[role=dialog]"), [], "the named place is accessible");
  await giveWords(clerk, dialog);
  await toast(clerk.page, "Booked Second Caller");
  const { keys, clicks } = clerk.count;
  expectAtMost({ keys, clicks }, GOAL, "an overbooking with its reason");
  expectEqual((await readBooked(hands, caller)).is_overbooked, true, "both stand on one slot");
  return { keys };
}

/** After closing: the clerk reads that the rule may be overridden, not by whom is asking, and by whom. */
async function readRefusal(clerk, hands, day) {
  const caller = await makeCall(hands, "Late Caller");
  const dialog = await namePlace(clerk, caller, { day: localDay(day), at: "2345" }, "Against a rule");
  await dialog.getByText("The head of department may: ask there.").waitFor();
  expectTrue(await dialog.getByRole("button", { name: /^Override/ }).isDisabled(), "the act is closed");
  const { keys } = clerk.count;
  await clerk.page.keyboard.press("Control+Enter");
  expectEqual(await readBooked(hands, caller), undefined, "nothing is booked");
  return { keys };
}

async function overrideHours(head, hands, day) {
  const caller = await makeCall(hands, "Night Caller");
  const dialog = await namePlace(head, caller, { day: localDay(day), at: "2345" }, "Against a rule");
  await giveWords(head, dialog);
  await toast(head.page, "Booked Night Caller");
  const { keys, clicks } = head.count;
  expectAtMost({ keys, clicks }, GOAL, "closed hours overridden with a reason");
  expectEqual((await readBooked(hands, caller)).outside_hours_reason, REASON, "the reason is kept");
  return { keys };
}

/** The second iodine contrast an hour after the first: the clerk reads whom to ask, the radiologist says why. */
async function setAside(clerk, hands, after) {
  const caller = await makeCall(hands, "Twice Caller", "CTA-HEAD");
  const first = await bookExam(hands, caller.exam, { after: after.toISOString() });
  const second = await makeExam(hands, caller.patient, "CT-ABD-C");
  await answerAllBut(hands, second, 0);
  const place = { day: localDay(first.starts_at), at: localTime(await findFreeStart(hands, second, first)) };
  const asked = await namePlace(clerk, caller, place, "A clinical separation speaks against it");
  await asked.getByText("A radiologist may: ask there.").waitFor();
  expectTrue(await asked.getByRole("button", { name: /^Set aside/ }).isDisabled(), "the act is closed to the clerk");
  const dialog = await namePlace(hands.rad, caller, place, "A clinical separation speaks against it");
  await giveWords(hands.rad, dialog);
  await toast(hands.rad.page, "Booked Twice Caller");
  const { keys, clicks } = hands.rad.count;
  expectAtMost({ keys, clicks }, GOAL, "a separation set aside with a reason");
  const card = await call(hands.front, "GET", `/api/schedule/sites/${hands.siteId}/callers/${caller.patient.id}`);
  const rows = await Promise.all(card.booked.map((one) => call(hands.front, "GET", `/api/schedule/appointments/${one.appointment_id}`)));
  expectEqual(rows.flatMap((row) => row.overrides.map((one) => one.code)), ["scheduling.separation_overridden"], "who, which rule, and why are kept");
  return { keys };
}

/** A start on the scanner that the dialog shows first, one to six hours after the first contrast, against which only the separation speaks. */
async function findFreeStart({ front, siteId }, exam, first) {
  const board = await call(front, "GET", `/api/schedule/day?site=${siteId}&day=${localDay(first.starts_at)}`);
  const resource = board.rows.find((row) => row.modality === "CT").id;
  for (let minutes = 60; minutes <= 360; minutes += 20) {
    const at = new Date(Date.parse(first.starts_at) + minutes * 60_000).toISOString();
    const found = await call(front, "GET", `/api/schedule/placement?exam_id=${exam.id}&resource_id=${resource}&starts_at=${encodeURIComponent(at)}`);
    if (found.outcome === "separation") return at;
  }
  throw new Error("no start against which only the separation speaks");
}
