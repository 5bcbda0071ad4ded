// An inpatient is fetched and taken back by a porter who sees nothing but his board; a waiting patient is sent to another scanner by one key.
import { call, makePatient, placeOrder } from "../lib/calls.mjs";
import { atRealPace, bookExam, makeBooking, makeHands } from "../lib/department.mjs";
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

const WARD = "7B-12";

export default async function run({ open, password }) {
  const admin = await open({ lang: "en" });
  await admin.enter("admin", password, "/profile");
  const hands = await makeHands(open, password);
  return atRealPace(admin, async () => {
    const fetched = await fetchInpatient(open, password, hands);
    const sent = await sendElsewhere(open, password, hands);
    return { fetched, sent };
  });
}

async function fetchInpatient(open, password, hands) {
  const name = `Ward ${Date.now() % 1_000_000}`;
  const patient = await makePatient(hands.front, { name });
  const exam = await placeOrder(hands.front, patient.id, "CT-CHEST", { patient_class: "inpatient", location: WARD });
  await call(hands.rad, "POST", `/api/exams/${exam.id}/actions`, { action: "vet" });
  await bookExam(hands, exam, { after: new Date(0).toISOString() });
  const nurse = await open({ lang: "en" });
  await nurse.enter("nurse", password, "/queue/porters");
  await nurse.page.getByRole("button", { name: `Note, place… ${name}` }).click();
  const dialog = nurse.page.getByRole("dialog");
  await dialog.getByText("Bed", { exact: true }).click();
  await dialog.getByLabel("What comes along").fill("oxygen");
  expectEqual(await dialog.getByLabel("From").inputValue(), WARD, "the ward is known");
  expectEqual(await nurse.findA11yFaults(), [], "the porter's dialog is accessible");
  await dialog.getByRole("button", { name: `Ask for ${name}` }).click();
  await dialog.waitFor({ state: "detached" });

  const porter = await open({ lang: "en", theme: "dark", size: [768, 1024], touch: true });
  await porter.enter("porter", password);
  const row = porter.page.getByRole("row").filter({ hasText: name });
  await row.getByText("oxygen").waitFor();
  expectTrue((await row.innerText()).includes(WARD), "from which ward");
  expectEqual(await porter.findA11yFaults(), [], "the porters' board is accessible");
  porter.resetCount();
  for (const [act, then] of [["Take it", "taken"], ["Fetched", "on the way"], ["There", "there"]]) {
    await row.getByRole("button", { name: act, exact: true }).tap();
    await row.getByText(then, { exact: false }).first().waitFor();
    await row.getByRole("button", { name: act, exact: true }).waitFor({ state: "detached" });
  }
  expectAtMost(porter.count, { taps: 3, clicks: 0, keys: 0 }, "a patient fetched");
  expectEqual(await porter.page.getByRole("button", { name: "Take back" }).count(), 0, "a porter asks for nothing");
  const refused = await porter.page.request.get(new URL(`/api/exams/${exam.id}`, porter.url).href);
  expectEqual(refused.status(), 403, "and reads no exam");

  const nurseRow = nurse.page.getByRole("row").filter({ hasText: name });
  await nurseRow.getByRole("button", { name: "Take back" }).click();
  expectEqual(await dialog.getByLabel("To", { exact: true }).inputValue(), WARD, "back to where he came from");
  await dialog.getByRole("button", { name: `Ask for ${name}` }).click();
  await porter.page.getByRole("row").filter({ hasText: name }).filter({ hasText: "take back" }).getByRole("button", { name: "Take it", exact: true }).waitFor();
  return name;
}

async function sendElsewhere(open, password, hands) {
  const { exam } = await makeBooking(hands, `Sent ${Date.now() % 1_000_000}`, { after: new Date(0).toISOString() });
  const scan = await call(hands.front, "POST", "/api/schedule/checkin", { exam_id: exam.id, identified_by: ["name", "birth_date"], gives_up_slot: true });
  const { ticket } = scan.arrivals[0];
  const desk = await open({ lang: "en" });
  await desk.enter("front", password, `/queue?section=${ticket.label.replace(/\d+$/, "")}`);
  const row = desk.page.getByRole("row").filter({ hasText: ticket.label });
  await row.getByRole("button", { name: "Send to…" }).click();
  const dialog = desk.page.getByRole("dialog");
  const targets = await call(desk, "GET", `/api/schedule/tickets/${ticket.id}/transfers`);
  if (targets.length === 0) {
    await dialog.getByText("No other scanner can take this exam now").waitFor();
    return "nowhere";
  }
  await dialog.locator(".slot").first().waitFor();
  expectEqual(await desk.findA11yFaults(), [], "the transfer dialog is accessible");
  desk.resetCount();
  await desk.page.keyboard.press("1");
  await dialog.waitFor({ state: "detached" });
  expectAtMost(desk.count, { keys: 1, clicks: 0 }, "a patient sent to another scanner");
  const queue = await call(desk, "GET", `/api/schedule/queue?site=${hands.siteId}`);
  const code = queue.find((one) => one.ticket_id === ticket.id).resource_code;
  expectTrue(targets.some((one) => one.resource_code === code), `stands at ${code} now`);
  return code;
}
