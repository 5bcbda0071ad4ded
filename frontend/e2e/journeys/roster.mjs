// The planner closes a scanner early: who would be left outside is named before, nobody is moved, the board shows the flag. Then a stale edit, and a week of people by keys.
import { call } from "../lib/calls.mjs";
import { atRealPace, makeBooking, makeHands, readBooking } from "../lib/department.mjs";
import { expectEqual, expectTrue } from "../lib/expect.mjs";

const DAY_MS = 86_400_000;

export default async function run({ open, password }) {
  const admin = await open({ lang: "en" });
  await admin.enter("admin", password, "/profile");
  const hands = await makeHands(open, password);
  return atRealPace(admin, async () => {
    const planner = await open({ lang: "en" });
    await planner.enter("head", password, "/schedule/hours");
    const orphan = await closeEarly(planner, hands);
    const week = await planWeek(planner, hands);
    for (const tab of ["pool", "holidays"]) {
      await planner.open(`/schedule/hours?tab=${tab}`);
      expectEqual(await planner.findA11yFaults(), [], `${tab} are accessible`);
    }
    return { ...orphan, ...week };
  });
}

const listScanners = ({ front, siteId }) => call(front, "GET", `/api/schedule/resources?site=${siteId}`);
const readHours = async (hands, id) => (await listScanners(hands)).find((row) => row.id === id);
const saveHours = ({ front }, { id, openings, exceptions, edit_version }) => call(front, "PUT", `/api/schedule/resources/${id}/openings`, { openings, exceptions, version: edit_version });

async function closeEarly(planner, hands) {
  const { page } = planner;
  const { now } = await call(hands.front, "GET", "/api/clock");
  const day = new Date(Date.parse(now) + 5 * DAY_MS).toISOString().slice(0, 10);
  const board = await call(hands.front, "GET", `/api/schedule/day?site=${hands.siteId}&day=${day}`);
  const after = new Date(Date.parse(board.starts_at) + 600 * 60_000).toISOString();
  const { booking } = await makeBooking(hands, "Roster Orphan", { after });
  const before = await readHours(hands, booking.resource_id);
  await planner.open(`/schedule/hours?tab=scanner&resource=${booking.resource_id}`);
  await page.locator(".hours-cols select").first().waitFor();
  expectEqual(await planner.findA11yFaults(), [], "the hours of a scanner are accessible");
  const weekday = (new Date(`${booking.starts_at.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7;
  const row = await page.locator(".hours-cols select").evaluateAll((selects, wanted) => selects.findIndex((one) => Number(one.value) === wanted), weekday);
  try {
    planner.resetCount();
    await page.locator(".hours-cols input").nth(row * 4 + 1).fill("09:00");
    await page.getByRole("button", { name: /^Save / }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("link", { name: /Roster Orphan/ }).waitFor();
    expectEqual(await planner.findA11yFaults(), [], "the preview is accessible");
    expectEqual((await readBooking(hands, booking)).flag, null, "the preview changes nothing");
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByRole("link", { name: /Roster Orphan/ }).waitFor();
    const { keys, clicks } = planner.count;
    const flagged = await readBooking(hands, booking);
    expectEqual([flagged.flag.code, flagged.starts_at, flagged.resource_id], ["scheduling.affected_hours", booking.starts_at, booking.resource_id], "flagged, and where it was");
    await page.getByRole("status").getByRole("link", { name: /Roster Orphan/ }).click();
    await page.locator(".drawer").getByText(flagged.flag.text).waitFor();
    await page.locator(".bd-bar.flag.on").waitFor();
    await seeStale(planner, hands, booking.resource_id);
    return { orphan: { keys, clicks } };
  } finally {
    await saveHours(hands, { ...before, edit_version: (await readHours(hands, before.id)).edit_version });
    expectEqual((await readBooking(hands, booking)).flag, null, "with the old hours the flag is gone");
  }
}

/** Two people edit one scanner: the slower one is told what changed, and nothing typed is lost. */
async function seeStale(planner, hands, id) {
  const { page } = planner;
  await planner.open(`/schedule/hours?tab=scanner&resource=${id}`);
  await page.getByRole("button", { name: "Add a date" }).click();
  await page.locator(".exception-cols input").last().fill("typed and kept");
  const now = await readHours(hands, id);
  await saveHours(hands, { ...now, exceptions: [...now.exceptions, { day: "2027-02-06", opens: null, closes: null, note: "New Year's Eve" }] });
  await page.getByRole("button", { name: /^Save / }).click();
  const note = page.getByRole("alert").filter({ hasText: "Somebody else saved meanwhile" });
  await note.getByText(/New: 2027-02-06 .*New Year's Eve/).waitFor();
  expectEqual(await page.locator(".exception-cols input").last().inputValue(), "typed and kept", "what was typed");
  await note.getByRole("button", { name: "Take their version" }).click();
  await note.waitFor({ state: "detached" });
  expectTrue((await page.locator(".exception-cols input").last().inputValue()).includes("New Year's Eve"), "their version shows");
}

/** Two days of leave by keys: walk, take a second day, L, and save. */
async function planWeek(planner, hands) {
  const { page } = planner;
  const made = await call(hands.front, "POST", "/api/schedule/staff", { site_id: hands.siteId, name: "A Journey Person" });
  const pools = await call(hands.front, "GET", `/api/schedule/resources?site=${hands.siteId}&kind=pool`);
  const pool = pools.find((row) => row.pool_kind === "staff");
  const weekly = [0, 1, 2, 3, 4].map((weekday) => ({ pool_id: pool.id, weekday, starts: "09:00", ends: "12:00" }));
  await call(hands.front, "PUT", `/api/schedule/staff/${made.id}`, { version: made.version, name: made.name, skills: [{ pool_id: pool.id }], weekly, shifts: [], absences: [] });
  await planner.open("/schedule/hours?tab=people");
  const next = page.getByRole("button", { name: "Next week" });
  await next.click();
  const cell = page.locator(`[data-cell="${made.id}-1"]`);
  await cell.waitFor();
  expectEqual(await cell.textContent(), "09:00–12:00", "the weekly pattern");
  await cell.click();
  planner.resetCount();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("l");
  await page.locator(`[data-cell="${made.id}-2"]`).filter({ hasText: "Leave" }).waitFor();
  expectEqual(await planner.findA11yFaults(), [], "the week of people is accessible");
  const { keys } = planner.count;
  await page.getByRole("button", { name: "Save 1 person" }).click();
  const saved = page.getByRole("status");
  const dialog = page.getByRole("dialog");
  await saved.or(dialog).first().waitFor();
  if (await dialog.isVisible()) await page.keyboard.press("Enter");
  await saved.waitFor();
  const roster = await call(hands.front, "GET", `/api/schedule/staff/${made.id}`);
  expectEqual(roster.absences.map((row) => [row.kind, (Date.parse(row.ends_at) - Date.parse(row.starts_at)) / DAY_MS]), [["leave", 2]], "two days of leave");
  const { version, name, skills } = roster;
  await call(hands.front, "PUT", `/api/schedule/staff/${made.id}`, { version, name, is_active: false, skills, weekly: [], shifts: [], absences: [] });
  return { week: { keys } };
}
