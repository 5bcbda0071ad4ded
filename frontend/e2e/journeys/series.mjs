// One exam ordered three times by one order, vetted by one word, booked as a series by keys, moved and called off from the second one on, each taken back by one key.
import { call, makePatient } from "../lib/calls.mjs";
import { atRealPace, findCaller, findFreeTail, giveReason, makeHands, toast, untilGranted } from "../lib/department.mjs";
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

const DAY_MS = 86_400_000;
const EVERY_DAYS = 7;

export default async function run({ open, password }) {
  const admin = await open({ lang: "en" });
  await admin.enter("admin", password, "/profile");
  const hands = await makeHands(open, password);
  return atRealPace(admin, async () => {
    const clerk = await open({ lang: "en" });
    const tail = await findFreeTail(hands);
    const patient = await makePatient(hands.front, { name: "Series Caller", phone: `1390000${tail}` });
    await clerk.enter("front", password, `/orders/new?patient=${patient.id}`);
    const counts = { order: await orderByKeys(clerk, hands, patient) };
    await vetAll(hands, patient);
    await clerk.open("/schedule");
    counts.book = await bookByKeys(clerk, hands, patient, tail);
    Object.assign(counts, await changeFollowing(clerk, hands, patient));
    return { counts };
  });
}

async function readCard({ front, siteId }, patient) {
  return call(front, "GET", `/api/schedule/sites/${siteId}/callers/${patient.id}`);
}

async function readMembers(hands, patient) {
  const ids = (await readCard(hands, patient)).booked.map((exam) => exam.appointment_id).filter((id) => id !== null);
  const rows = await Promise.all(ids.map((id) => call(hands.front, "GET", `/api/schedule/appointments/${id}`)));
  return rows.toSorted((a, b) => a.starts_at.localeCompare(b.starts_at));
}

async function orderByKeys(clerk, hands, patient) {
  const { page } = clerk;
  clerk.resetCount();
  await page.keyboard.press("F3");
  await page.keyboard.type("CT-HEAD");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator("#order_repeat_times").waitFor();
  const { keys: chosen } = clerk.count;
  await page.locator("#order_reason").fill("follow-up of a bleeding");
  await page.locator("#order_referrer_name").fill("Dr Li");
  await page.locator("#order_repeat_times").press("Control+A");
  await page.keyboard.press("3");
  await page.locator("#order_repeat_days").waitFor();
  await page.keyboard.press("Control+Enter");
  await page.waitForURL(/\/orders\?patient=/);
  expectEqual((await readCard(hands, patient)).to_book.map((one) => one.repeat_offset_days), [0, EVERY_DAYS, 2 * EVERY_DAYS], "one order, three exams");
  return { keys: clerk.count.keys, chosen };
}

/** The radiologist's one word for the three. */
async function vetAll({ rad, front, siteId }, patient) {
  const [first] = (await readCard({ front, siteId }, patient)).to_book;
  const { page } = rad;
  await rad.open(`/vetting?row=${first.id}&page_size=200&ordering=-received_at`);
  const others = page.getByLabel("Also the 2 others of this repeated order");
  await others.waitFor();
  await page.keyboard.press("Control+Enter");
  await others.waitFor({ state: "detached" });
  expectEqual((await readCard({ front, siteId }, patient)).to_book.map((one) => one.state), ["vetted", "vetted", "vetted"], "one word for three exams");
}

async function bookByKeys(clerk, hands, patient, tail) {
  const { page } = clerk;
  clerk.resetCount();
  await findCaller(clerk, tail);
  await page.keyboard.press("Enter");
  await page.locator(".slot").first().waitFor();
  await untilGranted(clerk, "/series/reservations", () => page.keyboard.press("1"));
  await page.locator(".series-places li").nth(2).waitFor();
  for (const key of await page.locator(".q.open .seg button:nth-child(2) kbd").allTextContents()) await page.keyboard.press(key);
  await page.locator(".big:not([disabled])").waitFor();
  expectEqual(await clerk.findA11yFaults(".drawer"), [], "the series drawer is accessible");
  await page.keyboard.press("Control+Enter");
  await toast(page, "Booked Series Caller, 3 times");
  const { keys, clicks } = clerk.count;
  expectAtMost({ keys, clicks }, { keys: 12, clicks: 0 }, "a series of three as one call");
  const rows = await readMembers(hands, patient);
  expectEqual([rows.length, new Set(rows.map((one) => one.series_id)).size], [3, 1], "three appointments of one series");
  expectTrue(rows.slice(1).every((row, at) => Math.abs(Date.parse(row.starts_at) - Date.parse(rows[0].starts_at) - (at + 1) * EVERY_DAYS * DAY_MS) <= 2.5 * DAY_MS), "a week apart, two days about");
  return { keys };
}

async function changeFollowing(clerk, hands, patient) {
  const { page } = clerk;
  const before = await readMembers(hands, patient);
  await clerk.open(`/schedule?appointment=${before[1].id}`);
  await page.getByText("2 of 3").waitFor();
  clerk.resetCount();
  await page.keyboard.press("Shift+M");
  await page.locator(".slot").nth(2).waitFor();
  const granted = page.waitForResponse((answer) => answer.url().endsWith("/following/move") && answer.ok());
  await untilGranted(clerk, "/following/move", async () => {
    await page.keyboard.press("3");
    await giveReason(clerk);
  });
  await toast(page, "Moved 2 exams of Series Caller");
  const { keys: move } = clerk.count;
  expectAtMost({ move }, { move: 5 }, "this and the following moved");
  const undone = page.waitForResponse((answer) => answer.url().endsWith("/following/undo"));
  await page.keyboard.press("Control+z");
  expectTrue((await undone).ok(), "the shift is taken back");
  const moved = (await (await granted).json()).appointments;
  expectEqual(before.map((old) => moved.find((one) => one.id === old.id).starts_at === old.starts_at), [true, false, false], "the first stays, the others move");
  expectEqual((await readMembers(hands, patient)).map((one) => [one.id, one.starts_at]), before.map((one) => [one.id, one.starts_at]), "one key takes the shift back");
  clerk.resetCount();
  await page.keyboard.press("Shift+Delete");
  await giveReason(clerk);
  await page.keyboard.press("Control+Enter");
  await toast(page, "Cancelled 2 exams of Series Caller");
  const { keys: cancel } = clerk.count;
  expectAtMost({ cancel }, { cancel: 4 }, "this and the following called off");
  expectEqual((await readMembers(hands, patient)).map((one) => one.id), [before[0].id], "the first one stays");
  return { move, cancel };
}
