// Two desks want the same thing at the same time: a lost slot and a stale save are told in words, and nothing is booked or moved twice.
import { call } from "../lib/calls.mjs";
import { atRealPace, findCaller, findFreeTail, giveReason, makeBooking, makeCaller, makeHands, readBooking, toast, untilGranted } from "../lib/department.mjs";
import { expectEqual, expectTrue } from "../lib/expect.mjs";

export default async function run({ open, password }) {
  const admin = await open({ lang: "en" });
  await admin.enter("admin", password, "/profile");
  const hands = await makeHands(open, password);
  await atRealPace(admin, async () => {
    const clerk = await open({ lang: "en" });
    await clerk.enter("front", password, "/schedule");
    await loseSlot(clerk, hands);
    await saveStale(clerk, hands);
    await dragStale(clerk, hands);
  });
}

/** Another desk is quicker by the time that our request needs. */
async function loseSlot(clerk, hands) {
  const { page } = clerk;
  const tail = await findFreeTail(hands);
  await makeCaller(hands, "Late Caller", { tail, code: "CT-CHEST" });
  const rival = await makeCaller(hands, "Quick Caller", { code: "CT-CHEST" });
  await clerk.open("/schedule");
  await findCaller(clerk, tail);
  await page.keyboard.press("Enter");
  await page.locator(".slot").first().waitFor();
  await page.route("**/api/schedule/reservations", async (route) => {
    const { resource_id, starts_at } = route.request().postDataJSON();
    const rivals = { exam_id: rival.exam.id, resource_id, starts_at, client_key: crypto.randomUUID(), outside_hours_reason: "" };
    await call(hands.front, "POST", "/api/schedule/appointments", rivals).catch(unlessTaken);
    await route.continue();
  }, { times: 1 });
  await page.keyboard.press("1");
  await page.locator(".drawer [role=alert]").filter({ hasText: "This slot has just been taken" }).waitFor();
  expectEqual(await page.locator(".slot.on").count(), 0, "no slot is shown as held");
}

/** A third desk of the department may have been quicker than our rival: the slot is lost all the same. */
function unlessTaken(error) {
  if (!error.message.includes("scheduling.slot_taken")) throw error;
}

/** Somebody moves the booking by the time that our own move needs: refused in words, read again, then it works. */
async function saveStale(clerk, hands) {
  const { page } = clerk;
  const { booking } = await makeBooking(hands, "Stale Caller");
  await clerk.open(`/schedule?appointment=${booking.id}`);
  await page.getByRole("button", { name: /^Move/ }).waitFor();
  await page.route("**/api/schedule/appointments/*/move", async (route) => {
    const offers = await call(hands.front, "GET", `/api/schedule/exams/${booking.exam.id}/offers?n=3&skip=3`);
    await call(hands.front, "POST", `/api/schedule/appointments/${booking.id}/move`, { resource_id: offers[0].resource_id, starts_at: offers[0].starts_at, version: booking.version, reason_code: "staff", reason: "", outside_hours_reason: "" });
    await route.continue();
  }, { times: 1 });
  await page.keyboard.press("m");
  await page.locator(".slot").first().waitFor();
  await page.keyboard.press("1");
  await giveReason(clerk);
  await page.locator(".drawer [role=alert]").filter({ hasText: "Somebody changed this in the meantime" }).waitFor();
  expectEqual((await readBooking(hands, booking)).version, 2, "the other desk's change stands");
  // The drawer has read again: the next try is no longer stale.
  await page.waitForLoadState("networkidle");
  await untilGranted(clerk, "/move", async () => {
    await page.keyboard.press("1");
    await giveReason(clerk);
  });
  await toast(page, "Moved Stale Caller");
}

/** The same by drag: the bar goes back to where it is, and says why beside itself. */
async function dragStale(clerk, hands) {
  const { page } = clerk;
  const { now } = await call(hands.front, "GET", "/api/clock");
  const day = new Date(Date.parse(now) + 5 * 86_400_000).toISOString().slice(0, 10);
  const readBoard = () => call(hands.front, "GET", `/api/schedule/day?site=${hands.siteId}&day=${day}`);
  const { booking } = await makeBooking(hands, "Drag Loser", { after: new Date(Date.parse((await readBoard()).starts_at) + 9 * 3_600_000).toISOString() });
  const { id } = (await readBoard()).items.find((item) => item.appointment_id === booking.id);
  await clerk.open(`/schedule?day=${day}&modality=CT&zoom=half`);
  await page.route("**/api/schedule/appointments/*/move", (route) => route.continue({ postData: { ...route.request().postDataJSON(), version: 99 } }), { times: 1 });
  const bar = page.locator(`[data-bar="${id}"]`);
  await bar.waitFor();
  const { x, y, width, height } = await bar.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + 60, y + height / 2, { steps: 3 });
  await page.locator(".bd-bar.plan .bd-time").waitFor();
  await page.mouse.move(x + width / 2 + 120, y + height / 2, { steps: 3 });
  await page.mouse.up();
  await giveReason(clerk);
  const words = page.locator(".bd-refused").filter({ hasText: "Somebody changed this in the meantime" });
  await words.waitFor();
  const box = await words.boundingBox();
  // Seen, not only present: the point below its middle belongs to the words.
  const isSeen = await page.evaluate(([px, py]) => document.elementFromPoint(px, py)?.closest(".bd-refused") !== null, [box.x + box.width / 2, box.y + box.height / 2]);
  expectTrue(isSeen, "the words beside the bar are not covered or cut");
  await clerk.shot("drag-refused");
  expectEqual((await readBooking(hands, booking)).starts_at, booking.starts_at, "nothing moved");
}
