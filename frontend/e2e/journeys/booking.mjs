// A clerk walks the front desk's day and is counted: book by keys and by mouse, find a slot, move, drag, undo, cancel, check in, squeeze in; a second Enter books nothing twice.
import { call } from "../lib/calls.mjs";
import { atRealPace, findCaller, findFreeTail, giveReason, makeBooking, makeCaller, makeHands, readBooking, slipOf, toast, untilGranted } from "../lib/department.mjs";
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

const PLAIN_CT = "CT-CHEST";
const DAY_MS = 86_400_000;

export default async function run({ open, password }) {
  const admin = await open({ lang: "en" });
  await admin.enter("admin", password, "/profile");
  const hands = await makeHands(open, password);
  return atRealPace(admin, async () => {
    const clerk = await open({ lang: "en" });
    await clerk.enter("front", password, "/schedule");
    const counts = {};
    counts.book = await bookByKeys(clerk, hands);
    counts.bookByMouse = await bookByMouse(clerk, hands);
    counts.bookOneOfTwo = await bookOneOfTwo(clerk, hands);
    counts.move = await moveByKeys(clerk, hands);
    counts.drag = await moveByDrag(clerk, hands);
    counts.cancel = await cancel(clerk, hands);
    counts.checkIn = await checkIn(clerk, hands);
    counts.squeeze = await squeezeIn(clerk, hands);
    return { counts };
  });
}

/** Live bookings of one patient as the call card tells them. */
async function listBooked({ front, siteId }, patient) {
  const card = await call(front, "GET", `/api/schedule/sites/${siteId}/callers/${patient.id}`);
  return card.booked.filter((exam) => exam.appointment_id !== null);
}

/** The keys that say "no" to what is still open. */
function readNoKeys({ page }) {
  return page.locator(".q.open .seg button:nth-child(2) kbd").allTextContents();
}

async function holdSlot(clerk, act) {
  await untilGranted(clerk, "/reservations", act);
  await clerk.page.locator(".slot.on").waitFor();
}

async function bookByKeys(clerk, hands) {
  const { page } = clerk;
  const tail = await findFreeTail(hands);
  const { patient } = await makeCaller(hands, "Keys Caller", { tail });
  clerk.resetCount();
  await findCaller(clerk, tail);
  await page.keyboard.press("Enter");
  await page.locator(".slot").first().waitFor();
  await holdSlot(clerk, () => page.keyboard.press("1"));
  const keys = await readNoKeys(clerk);
  expectEqual(keys.length, 3, "open safety questions");
  // As fast as hands are: the confirm does not wait for the answers on their way, and is not lost.
  for (const key of keys) await page.keyboard.press(key);
  await page.keyboard.press("Control+Enter");
  await toast(page, "Booked Keys Caller");
  const { keys: used, clicks } = clerk.count;
  expectAtMost(clerk.count, { keys: 12, clicks: 0 }, "a contrast CT for a caller with an order");
  await page.locator("iframe.sr").waitFor({ state: "attached" });
  expectEqual((await listBooked(hands, patient)).length, 1, "bookings of the caller");
  return { keys: used, clicks };
}

/** The mouse after the number is typed: identity, slot, three answers, confirm; the hand double-clicks the last one. */
async function bookByMouse(clerk, hands) {
  const { page } = clerk;
  const tail = await findFreeTail(hands);
  const { patient, exam } = await makeCaller(hands, "Mouse Caller", { tail });
  await findCaller(clerk, tail);
  clerk.resetCount();
  await page.locator(".who .verify").click();
  await page.locator(".slot").first().waitFor();
  expectEqual(await clerk.findA11yFaults(), [], "the booking desk with its drawer is accessible");
  clerk.count.clicks += 1;
  await page.keyboard.press("PageDown");
  await page.getByRole("button", { name: /Previous three/ }).waitFor();
  expectAtMost(clerk.count, { keys: 3 }, "the next free slots");
  await page.keyboard.press("PageUp");
  await page.getByRole("button", { name: /Previous three/ }).waitFor({ state: "detached" });
  clerk.resetCount();
  await holdSlot(clerk, () => page.locator(".slot").first().click());
  for (let left = 3; left > 0; left -= 1) {
    await page.locator(".q.open").first().getByRole("button", { name: /^No / }).click();
    await page.waitForFunction((most) => document.querySelectorAll(".q.open").length < most, left);
  }
  // While questions stand, a letter is theirs: one pressed again from memory opens nothing.
  for (const letter of "wevblo") await page.keyboard.press(letter);
  expectEqual(await page.getByRole("dialog").count(), 0, "dialogs opened by letters");
  const clicks = clerk.count.clicks + 2; // the identity before, the confirm to come
  await page.getByRole("button", { name: /^Book Mouse Caller/ }).dblclick();
  await toast(page, "Booked Mouse Caller");
  expectAtMost({ clicks }, { clicks: 6 }, "a contrast CT by mouse");
  await expectBookedOnce(page, hands, patient, exam);
  return { clicks };
}

async function expectBookedOnce(page, hands, patient, exam) {
  const [booked, ...others] = await listBooked(hands, patient);
  expectEqual([booked?.id, others.length], [exam.id, 0], "one booking after two confirms");
  expectEqual(await page.locator(".desk [role=alert]").count(), 0, "nothing was refused");
  const row = await call(hands.front, "GET", `/api/schedule/appointments/${booked.appointment_id}`);
  expectEqual([row.state, row.version], ["booked", 1], "booked once and never touched again");
}

/** Two patients with the same four digits: the list asks for one more key. The confirm is pressed twice. */
async function bookOneOfTwo(clerk, hands) {
  const { page } = clerk;
  const tail = await findFreeTail(hands);
  await makeCaller(hands, "Twin First", { tail, code: PLAIN_CT });
  const { patient, exam } = await makeCaller(hands, "Twin Second", { tail });
  await page.keyboard.press("Escape");
  clerk.resetCount();
  await page.keyboard.press("F2");
  await page.keyboard.type(tail);
  await page.keyboard.press("Enter");
  await page.locator(".pick button:focus").waitFor();
  const names = await page.locator(".pick b").allTextContents();
  if (names.indexOf("Twin Second") === 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(".who .verify:focus").waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".slot").first().waitFor();
  await holdSlot(clerk, () => page.keyboard.press("1"));
  for (const key of await readNoKeys(clerk)) await page.keyboard.press(key);
  await page.keyboard.press("Control+Enter");
  const { keys } = clerk.count;
  await page.keyboard.press("Control+Enter");
  await toast(page, "Booked Twin Second");
  expectAtMost({ keys }, { keys: 15 }, "a contrast CT when two patients match");
  await expectBookedOnce(page, hands, patient, exam);
  return { keys };
}

async function moveByKeys(clerk, hands) {
  const { page } = clerk;
  const { booking } = await makeBooking(hands, "Keys Mover");
  await clerk.open(`/schedule?appointment=${booking.id}`);
  await page.getByRole("button", { name: /^Move/ }).waitFor();
  clerk.resetCount();
  await page.keyboard.press("m");
  await page.locator(".slot").nth(2).waitFor();
  await untilGranted(clerk, "/move", async () => {
    await page.keyboard.press("3");
    await giveReason(clerk);
  });
  await toast(page, "Moved Keys Mover");
  const { keys } = clerk.count;
  expectAtMost(clerk.count, { keys: 5, clicks: 0 }, "a move by keys");
  expectTrue((await readBooking(hands, booking)).starts_at !== booking.starts_at, "the booking moved");
  await page.keyboard.press("Control+z");
  await page.locator(".toast").waitFor({ state: "detached" });
  const back = await readBooking(hands, booking);
  expectEqual([back.starts_at, back.resource_id], [booking.starts_at, booking.resource_id], "undo brings it back");
  return { keys };
}

/** In the morning of a day that the board shows from 08:30 to 13:00, two hours to the right on the same scanner. */
async function moveByDrag(clerk, hands) {
  const { page } = clerk;
  const { now } = await call(hands.front, "GET", "/api/clock");
  const readBoard = () => call(hands.front, "GET", `/api/schedule/day?site=${hands.siteId}&day=${new Date(Date.parse(now) + 4 * DAY_MS).toISOString().slice(0, 10)}`);
  const board = await readBoard();
  const at = (minute) => new Date(Date.parse(board.starts_at) + minute * 60_000).toISOString();
  const { booking, exam } = await makeBooking(hands, "Drag Mover", { after: at(9 * 60) });
  const offers = await call(hands.front, "GET", `/api/schedule/exams/${exam.id}/offers?n=10&after=${encodeURIComponent(at(11 * 60))}`);
  const target = offers.find((offer) => offer.resource_id === booking.resource_id);
  await clerk.open(`/schedule?day=${board.day}&modality=CT&zoom=half`);
  const { id } = (await readBoard()).items.find((item) => item.appointment_id === booking.id);
  const bar = page.locator(`[data-bar="${id}"]`);
  await bar.waitFor();
  const [from, lane] = [await bar.boundingBox(), await bar.locator("xpath=..").boundingBox()];
  const px = (((Date.parse(target.starts_at) - Date.parse(booking.starts_at)) / 60_000) * lane.width) / 270;
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  clerk.resetCount();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + px / 2, y, { steps: 4 });
  await page.mouse.move(x + px, y, { steps: 4 });
  await page.mouse.up();
  await giveReason(clerk, () => page.getByRole("dialog").getByRole("button", { name: "Staff" }).click());
  await toast(page, "Moved Drag Mover");
  const { keys, clicks } = clerk.count;
  expectAtMost(clerk.count, { keys: 0, clicks: 2 }, "a drag and at most one click");
  expectEqual((await readBooking(hands, booking)).starts_at, target.starts_at, "it stands where it was dropped");
  expectEqual(await page.locator(".drawer .facts").count(), 0, "a drag opens nothing");
  await page.keyboard.press("Control+z");
  await page.locator(".toast").waitFor({ state: "detached" });
  expectEqual((await readBooking(hands, booking)).starts_at, booking.starts_at, "undo brings it back");
  return { keys, clicks };
}

async function cancel(clerk, hands) {
  const { page } = clerk;
  const { booking } = await makeBooking(hands, "Off Caller");
  await clerk.open(`/schedule?appointment=${booking.id}`);
  await page.getByRole("button", { name: /^Cancel/ }).waitFor();
  clerk.resetCount();
  await page.keyboard.press("Delete");
  await giveReason(clerk);
  await page.keyboard.press("Control+Enter");
  await toast(page, "Cancelled: Off Caller");
  const { keys } = clerk.count;
  expectAtMost(clerk.count, { keys: 4, clicks: 0 }, "a cancellation with its reason");
  const row = await readBooking(hands, booking);
  expectEqual([row.state, row.cancel_code], ["cancelled", "patient_asked"], "cancelled with its reason");
  return { keys };
}

async function checkIn(clerk, hands) {
  const { page } = clerk;
  const { patient, exam } = await makeBooking(hands, "Slip Holder", { after: new Date(0).toISOString() });
  await clerk.open("/checkin");
  clerk.resetCount();
  // A scanner types the whole code and Enter.
  await page.keyboard.insertText(slipOf(exam, patient));
  await page.keyboard.press("Enter");
  await page.locator(".ticketno").waitFor();
  expectAtMost(clerk.count, { keys: 1, clicks: 0 }, "a check-in by one scan");
  expectTrue(/^[A-Z]\d{3,}$/.test(await page.locator(".ticketno").textContent()), "the ticket is shown");
  expectEqual(await clerk.findA11yFaults(), [], "the check-in desk is accessible");
  return { keys: clerk.count.keys, clicks: clerk.count.clicks };
}

/** The squeeze-in over a booking made for it; the simulated department may book or free the time before it, then that one is in nobody's way. */
async function untilPushed(clerk, hands, tail) {
  const { page } = clerk;
  for (let left = 3; left > 0; left -= 1) {
    const name = `Pushed ${tail}${left}`;
    const pushed = await makeBooking(hands, name, { after: new Date(0).toISOString() });
    await clerk.open("/schedule");
    clerk.resetCount();
    await findCaller(clerk, tail);
    await page.keyboard.press("e");
    await page.getByRole("button", { name: /^Squeeze in Stroke Caller, / }).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: new RegExp(`^${pushed.booking.resource_code} `) }).click();
    const isNamed = await page.getByRole("cell", { name }).waitFor({ timeout: 5000 }).then(() => true, () => false);
    if (isNamed) return pushed;
  }
  throw new Error("no booking stood in the way three times");
}

/** Who would be delayed is named before anybody is; then eight keys do it. */
async function squeezeIn(clerk, hands) {
  const { page } = clerk;
  const tail = await findFreeTail(hands);
  const { patient } = await makeCaller(hands, "Stroke Caller", { tail, code: PLAIN_CT, priority: "stat" });
  const pushed = await untilPushed(clerk, hands, tail);
  const before = clerk.count.keys;
  expectEqual(await clerk.findA11yFaults(), [], "the squeeze-in is accessible");
  await untilGranted(clerk, "/squeeze", () => page.keyboard.press("Control+Enter"));
  await toast(page, "Squeezed in Stroke Caller");
  const keys = before + 1;
  expectAtMost({ keys }, { keys: 8 }, "a squeeze-in");
  expectEqual((await listBooked(hands, patient)).length, 1, "bookings of the emergency");
  expectTrue((await readBooking(hands, pushed.booking)).starts_at > pushed.booking.starts_at, "the patient named as delayed is later now");
  return { keys };
}
