// A planner runs the optimiser for ten seconds, watches it work, applies a part and sees the board change; then a scanner closes and thirty bookings find another place in four clicks.
import { call } from "../lib/calls.mjs";
import { atRealPace, localDay, makeBooking, makeCaller, makeHands } from "../lib/department.mjs";
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

const DAY_MS = 86_400_000;
const PLAIN_CT = "CT-CHEST";
const WAITING = 5;
const HIT = 30;

export default async function run({ open, password }) {
  const admin = await open({ lang: "en" });
  await admin.enter("admin", password, "/profile");
  const hands = await makeHands(open, password);
  return atRealPace(admin, async () => {
    const planner = await open({ lang: "en" });
    await planner.enter("front", password, "/planner");
    await runTenSeconds(planner, hands);
    const counts = { repair: await moveAffected(planner, hands) };
    return { counts };
  });
}

async function runTenSeconds(planner, hands) {
  const { page } = planner;
  const exams = [];
  const tag = Date.now().toString(36);
  for (let n = 0; n < WAITING; n += 1) exams.push((await makeCaller(hands, `Plan Waiter ${tag}${n}`, { code: PLAIN_CT })).exam);
  expectEqual(await planner.findA11yFaults(), [], "the list of runs is accessible");
  await page.getByLabel("Seconds").selectOption("10");
  await page.getByRole("button", { name: "Book only" }).click();
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.waitForURL(/\/planner\/\d+/);
  // a plan that is proved the cheapest ends before its ten seconds
  await page.getByText(/^(running|to review)$/).first().waitFor({ timeout: 60_000 });
  await page.locator(".plan-gap").getByText(/^Plan .* · bound /).waitFor({ timeout: 60_000 });
  await page.getByText("to review", { exact: true }).waitFor({ timeout: 60_000 });
  expectEqual(await planner.findA11yFaults(), [], "a finished run is accessible");
  const id = Number(/\d+$/.exec(page.url())[0]);
  const { results } = await call(hands.front, "GET", `/api/schedule/plans/${id}/changes?page_size=500`);
  const mine = results.filter((row) => exams.some((exam) => exam.id === row.exam.id));
  expectEqual(mine.length, WAITING, "everybody who waits is in the proposal");
  const chosen = mine.find((row) => row.kind === "book");
  await page.getByRole("button", { name: "Choose none" }).click();
  await page.getByRole("checkbox", { name: `Apply the change of ${chosen.exam.patient.name}` }).check();
  await page.keyboard.press("Control+Enter");
  await page.getByText("1 changes applied.").waitFor();
  await page.getByText("partly applied", { exact: true }).waitFor();
  const day = await call(hands.front, "GET", `/api/schedule/day?site=${hands.siteId}&day=${localDay(chosen.to_starts_at)}`);
  const bar = day.items.find((item) => item.exam_id === chosen.exam.id);
  expectTrue(bar !== undefined, "the board has the booking");
  await planner.open(`/schedule?appointment=${bar.appointment_id}&day=${day.day}`);
  await page.locator(`[data-bar="${bar.id}"]`).waitFor();
}

async function moveAffected(planner, hands) {
  const { page } = planner;
  const { now } = await call(hands.front, "GET", "/api/clock");
  const after = new Date(Date.parse(now) + 9 * DAY_MS).toISOString();
  const tag = Date.now().toString(36);
  const first = await makeBooking(hands, `Hit ${tag}`, { after });
  const code = first.booking.resource_code;
  const day = localDay(first.booking.starts_at);
  const onIt = (offer) => offer.resource_code === code && localDay(offer.starts_at) === day;
  const booked = [first.booking];
  for (let n = 1; n < HIT; n += 1) booked.push((await makeBooking(hands, `Hit ${tag}-${n}`, { after: booked.at(-1).ends_at, fits: onIt })).booking);
  const body = { resource_id: first.booking.resource_id, starts_at: booked[0].starts_at, ends_at: new Date(Date.parse(booked.at(-1).ends_at) + 3_600_000).toISOString(), cause: "other", note: "" };
  const block = await call(hands.front, "POST", "/api/schedule/blocks", body);
  try {
    await planner.open(`/schedule?zoom=day&day=${day}`);
    const bar = page.getByRole("button", { name: new RegExp(`Hit ${tag}`) }).first();
    await bar.waitFor();
    planner.resetCount();
    await bar.click();
    await page.getByRole("button", { name: "Move affected" }).click();
    await page.getByText("to review", { exact: true }).waitFor({ timeout: 90_000 });
    await page.getByRole("button", { name: new RegExp(`^Apply ${HIT} `) }).click();
    await page.getByText(`${HIT} changes applied.`).waitFor({ timeout: 30_000 });
    expectAtMost(planner.count, { clicks: 4, keys: 0 }, "rebook all after a breakdown");
    const { keys, clicks } = planner.count;
    for (const { id } of [booked[0], booked.at(-1)]) {
      const moved = await call(hands.front, "GET", `/api/schedule/appointments/${id}`);
      const isOut = moved.resource_code !== code || moved.starts_at >= body.ends_at || moved.ends_at <= body.starts_at;
      expectTrue(isOut && moved.flag === null, "a booking that was hit has another place");
    }
    return { keys, clicks };
  } catch (error) {
    const { items } = await call(hands.front, "GET", `/api/schedule/day?site=${hands.siteId}&day=${day}`);
    const there = items.filter((item) => item.resource_id === body.resource_id).map(({ kind, status, starts_at, ends_at, patient_name }) => [kind, status, starts_at, ends_at, patient_name]);
    throw new Error(`${error.message}\non the board: ${JSON.stringify(there)}`, { cause: error });
  } finally {
    await call(hands.front, "POST", `/api/schedule/blocks/${block.id}/lift`);
  }
}
