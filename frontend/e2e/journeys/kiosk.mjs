// A patient checks in alone at the kiosk with slip or card, is called, and the waiting room reads a number and a masked name: never who, never what for.
import { atRealPace, makeBooking, makeHands, slipOf } from "../lib/department.mjs";
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

const PORTRAIT = [1080, 1920];
const NAME = "欧阳静好";
const MASKED = "欧**好";
/** What a stranger must not read; rooms may be named by their scanner. */
const TOLD = [NAME, "静", "胸", "chest", "1979"];

export default async function run({ open, password }) {
  const admin = await open({ lang: "en" });
  await admin.enter("admin", password, "/profile");
  const hands = await makeHands(open, password);
  return atRealPace(admin, async () => {
    const { patient, exam } = await makeBooking(hands, NAME, { after: new Date(0).toISOString() });
    const other = await makeBooking(hands, NAME, { after: new Date(0).toISOString() });
    const kiosk = await open({ lang: "zh-Hans", theme: "dark", size: PORTRAIT, touch: true });
    await kiosk.enter("kiosk", password);
    expectEqual(await kiosk.findA11yFaults(), [], "the kiosk in dark is accessible");
    const ticket = await scanSlip(kiosk, slipOf(exam, patient));
    await scanCard(kiosk, other);
    await expectToldNothing(kiosk.page, "main", "the kiosk");
    await callIn(open, password, ticket);
    return { ticket };
  });
}

async function scan(page, code) {
  await page.locator("input[name=code]:focus").waitFor();
  await page.keyboard.insertText(code);
  await page.keyboard.press("Enter");
}

async function scanSlip(kiosk, code) {
  const { page } = kiosk;
  kiosk.resetCount();
  await scan(page, code);
  const number = page.locator(".kiosk .number");
  await number.waitFor();
  expectAtMost(kiosk.count, { keys: 1, clicks: 0, taps: 0 }, "a self check-in by slip");
  await page.getByText(MASKED, { exact: true }).waitFor();
  // Both languages stand together, whatever the kiosk's own.
  await page.getByText(/^请到 .*候诊/).waitFor();
  await page.getByText(/^Please wait at /).waitFor();
  expectEqual(await kiosk.findA11yFaults(), [], "the ticket is accessible");
  return number.textContent();
}

/** The next in line need not wait for the ticket to go; a card proves one identifier, the birth date the second. A wrong one learns nothing. */
async function scanCard({ page }, { patient }) {
  const card = patient.mrn ?? patient.identifiers[0].value;
  await scan(page, card);
  await typeBirthDay(page, "19790502");
  await page.getByText("Please go to the desk").waitFor();
  expectEqual(await page.locator(".kiosk .number").count(), 0, "a wrong birth date gets no number");
  await scan(page, card);
  await typeBirthDay(page, "19790501");
  await page.getByText(MASKED, { exact: true }).waitFor();
}

async function typeBirthDay(page, day) {
  await page.locator(".pad").waitFor();
  for (const digit of day) await page.locator(".pad").getByRole("button", { name: digit, exact: true }).tap();
  await page.locator(".pad button").last().tap();
}

async function expectToldNothing(page, where, what) {
  const text = await page.locator(where).first().innerText();
  for (const word of TOLD) expectTrue(!text.includes(word), `${what} does not say ${word}: ${text}`);
}

/** The caller calls; the wall shows number and masked name. */
async function callIn(open, password, ticket) {
  const wall = await open({ lang: "zh-Hans", theme: "dark", size: [1920, 1080] });
  const caller = await open({ lang: "en", theme: "dark" });
  await caller.enter("front", password, "/queue");
  const site = await caller.page.evaluate(async () => (await (await fetch("/api/session")).json()).sites[0].id);
  await wall.enter("kiosk", password, `/board/waiting/${site}`);
  const row = caller.page.getByRole("row").filter({ hasText: ticket });
  await row.getByRole("button", { name: "Call", exact: true }).click();
  await row.getByRole("button", { name: "Again" }).waitFor();
  expectEqual(await caller.findA11yFaults(), [], "the queue in dark is accessible");
  const called = wall.page.locator(".calls li").filter({ hasText: ticket });
  await called.waitFor();
  const text = await called.innerText();
  expectTrue(text.includes(MASKED), `the wall shows the masked name: ${text}`);
  for (const word of TOLD) expectTrue(!text.includes(word), `the wall does not say ${word}: ${text}`);
  expectEqual(await wall.findA11yFaults(), [], "the waiting-room board is accessible");
}
