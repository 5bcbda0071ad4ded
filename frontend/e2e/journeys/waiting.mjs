// A patient would come earlier: put on the waiting list, called when a slot frees, booked in one click; and back again by undo.
import { call } from "../lib/calls.mjs";
import { atRealPace, findFreeTail, giveReason, makeBooking, makeHands, readBooking, toast } from "../lib/department.mjs";
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

const DAY_MS = 86_400_000;

export default async function run({ open, password }) {
  const admin = await open({ lang: "en" });
  await admin.enter("admin", password, "/profile");
  const hands = await makeHands(open, password);
  return atRealPace(admin, async () => {
    const clerk = await open({ lang: "en" });
    await clerk.enter("front", password, "/schedule");
    const { now } = await call(hands.front, "GET", "/api/clock");
    const inDays = (days) => new Date(Date.parse(now) + days * DAY_MS).toISOString();
    const bird = `Early ${await findFreeTail(hands)}`;
    const waiter = await makeBooking(hands, bird, { after: inDays(9) });
    const leaver = await makeBooking(hands, "Gone Caller", { after: inDays(6) });
    const counts = {};
    counts.wait = await putOnList(clerk, hands, waiter);
    counts.cancel = await freeSlot(clerk, leaver);
    counts.offer = await offerAndAccept(clerk, hands, waiter, leaver);
    await clerk.page.keyboard.press("Control+z");
    await clerk.page.locator(".toast").waitFor({ state: "detached" });
    expectEqual((await readBooking(hands, waiter.booking)).starts_at, waiter.booking.starts_at, "undo brings the old slot back");
    return { counts };
  });
}

async function putOnList(clerk, hands, { booking, exam, patient }) {
  const { page } = clerk;
  await clerk.open(`/schedule?appointment=${booking.id}`);
  await page.getByRole("button", { name: /^Earlier if free/ }).waitFor();
  clerk.resetCount();
  await page.keyboard.press("l");
  await page.getByRole("dialog").getByRole("button", { name: "Morning" }).waitFor();
  await clerk.rest();
  const { keys } = clerk.count;
  expectEqual(await clerk.findA11yFaults(), [], "the wish is accessible");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  const listed = await call(hands.front, "GET", `/api/schedule/sites/${hands.siteId}/waiting?page_size=200&ordering=-made_at`);
  expectTrue(listed.results.some((entry) => entry.exam.id === exam.id), "the patient waits");
  await clerk.open("/schedule");
  await page.keyboard.press("w");
  await page.getByRole("complementary", { name: "Waiting list" }).getByText(patient.name).first().waitFor();
  expectEqual(await clerk.findA11yFaults(), [], "the waiting list is accessible");
  return { keys: keys + 1 };
}

async function freeSlot(clerk, { booking }) {
  const { page } = clerk;
  await clerk.open(`/schedule?appointment=${booking.id}`);
  await page.getByRole("button", { name: /^Cancel/ }).waitFor();
  clerk.resetCount();
  await page.keyboard.press("Delete");
  await giveReason(clerk);
  await page.keyboard.press("Control+Enter");
  await toast(page, "Cancelled: Gone Caller");
  expectAtMost(clerk.count, { keys: 4, clicks: 0 }, "a cancellation with its reason");
  return { keys: clerk.count.keys };
}

/** The freed slot stands on the desk by itself: one click offers it, one more books it. */
async function offerAndAccept(clerk, hands, { booking, patient: { name } }, leaver) {
  const { page } = clerk;
  const offer = page.getByRole("button", { name: new RegExp(`^Offer .* to ${name}$`) });
  await offer.waitFor();
  expectEqual(await clerk.findA11yFaults(), [], "the freed slots are accessible");
  clerk.resetCount();
  await offer.click();
  await page.getByRole("button", { name: new RegExp(`^Accepts: ${name}`) }).waitFor();
  expectAtMost(clerk.count, { keys: 0, clicks: 1 }, "a freed slot offered to the first who waits");
  await page.getByRole("button", { name: new RegExp(`^Accepts: ${name}`) }).click();
  await toast(page, `Booked from the waiting list: ${name}`);
  expectEqual((await readBooking(hands, booking)).starts_at, leaver.booking.starts_at, "moved into the freed slot");
  return { clicks: clerk.count.clicks };
}
