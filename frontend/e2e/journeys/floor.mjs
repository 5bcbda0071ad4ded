// The exam at the scanner when things go otherwise than planned: an emergency nobody booked in three taps, a rejected image, a deviation, a start without a release, post-processing from the radiologist to the technologist.
import { call, makePatient } from "../lib/calls.mjs";
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

async function within(tablet, taps, what, act) {
  tablet.resetCount();
  await act();
  expectAtMost(tablet.count, { taps, clicks: 0 }, what);
  return tablet.count.taps;
}

export default async function run({ open, password }) {
  const tablet = await open({ lang: "en", theme: "light", size: [1024, 768], touch: true });
  await tablet.enter("tech", password);
  const { page } = tablet;
  const button = (label) => page.getByRole("button", { name: label });
  const device = (await call(tablet, "GET", "/api/devices?page_size=200")).results.find((one) => one.code === "CT-2");
  await tablet.open(`/scanner/CT-2?modality=CT&device=${device.id}`);
  await button("Emergency").waitFor();

  const unknown = await within(tablet, 3, "an unscheduled emergency of an unknown patient", async () => {
    await button("Emergency").tap();
    await button("Unknown woman").waitFor();
    await page.waitForFunction(() => getComputedStyle(document.querySelector(".ant-modal")).opacity === "1");
    expectEqual(await tablet.findA11yFaults(), [], "the emergency dialog is accessible");
    await button("Unknown woman").tap();
    await button(/^Suspected stroke/).tap();
    await page.getByRole("heading", { name: /UNKNOWN/ }).waitFor();
  });
  const examId = Number(new URL(page.url()).searchParams.get("exam"));
  const made = await call(tablet, "GET", `/api/exams/${examId}`);
  expectEqual([made.state, made.priority_code, made.slot_device_code, made.patient.sex], ["arrived", "stat", "CT-2", "F"], "arrived on this scanner");

  const front = await open({ lang: "en" });
  await front.enter("front", password);
  const name = `Known ${Date.now() % 100_000}`;
  await makePatient(front, { name });
  const known = await within(tablet, 3, "an unscheduled emergency of a patient who is found", async () => {
    await button("Emergency").tap();
    await page.getByRole("textbox", { name: "Name, record number or telephone" }).fill(name);
    await button(/^Renal colic/).tap();
    await button(new RegExp(`^${name}`)).tap();
    await page.getByRole("heading", { name, exact: true }).waitFor();
  });

  const startedId = Number(new URL(page.url()).searchParams.get("exam"));
  const rad = await open({ lang: "en", size: [1366, 768] });
  await rad.enter("rad", password);
  await button(new RegExp(`^Start ${name}`)).tap();
  await button("Emergency: start unreleased").tap();
  await page.getByRole("textbox", { name: "Reason" }).fill("cannot wait");
  await page.getByRole("dialog").getByRole("button", { name: new RegExp(`^Start ${name}`) }).tap();
  await button(new RegExp(`^Finish ${name}`)).waitFor();

  const reject = await within(tablet, 3, "a rejected image", async () => {
    await button("Reject or repeat").tap();
    await page.getByRole("radio", { name: "Patient motion" }).waitFor();
    await page.waitForFunction(() => getComputedStyle(document.querySelector(".ant-modal")).opacity === "1");
    expectEqual(await tablet.findA11yFaults(), [], "the reject dialog is accessible");
    await page.getByRole("radio", { name: "Patient motion" }).tap();
    await button("Save").tap();
    await page.getByText("Reject · Patient motion × 1").waitFor();
  });
  const deviation = await within(tablet, 4, "a deviation with its reason", async () => {
    await button("Deviation").tap();
    await page.getByRole("radio", { name: "kV / dose" }).tap();
    await page.getByRole("textbox", { name: "What was done instead" }).fill("120 kV");
    await page.getByRole("radio", { name: "Patient size" }).tap();
    await button("Save").tap();
    await page.getByText("kV / dose: 120 kV").waitFor();
  });
  expectEqual(await tablet.findA11yFaults(), [], "the tablet is accessible");
  const small = await page.evaluate(() => [...document.querySelectorAll(".pt button, .tbar button, .wl button")].filter((one) => one.offsetParent && one.getBoundingClientRect().height < 44).map((one) => `${one.textContent} ${one.getBoundingClientRect().height}`));
  expectEqual(small, [], "no target below 44 px");

  await button(new RegExp(`^Finish ${name}`)).tap();
  await button("Undo finish").waitFor();
  await rad.open(`/exams/${startedId}`);
  await rad.page.getByRole("button", { name: "Ask for one" }).click();
  await rad.page.getByRole("combobox", { name: "What" }).click();
  await rad.page.getByText(/^MPR · within/).last().click();
  await rad.page.getByRole("dialog").getByRole("button", { name: "Ask for one" }).click();
  await rad.page.getByRole("dialog").waitFor({ state: "detached" });
  await tablet.open("/processing");
  const row = page.getByRole("row").filter({ hasText: name });
  await row.getByRole("button", { name: "Take" }).waitFor();
  expectEqual(await tablet.findA11yFaults(), [], "the post-processing list is accessible");
  const processing = await within(tablet, 2, "post-processing taken and finished", async () => {
    await row.getByRole("button", { name: "Take" }).tap();
    await row.getByText("In work").waitFor();
    await row.getByRole("button", { name: "Finish" }).tap();
    await row.waitFor({ state: "detached" });
  });
  await rad.open(`/exams/${startedId}`);
  await rad.page.getByText("1 of 1 ready").waitFor();

  const qc = await open({ lang: "en", size: [1366, 900] });
  await qc.enter("qc", password, "/quality/rejects?by=reason");
  await qc.page.getByText("Patient motion").first().waitFor();
  expectEqual(await qc.findA11yFaults(), [], "the reject analysis is accessible");
  const file = await qc.page.getByRole("link", { name: "CSV" }).getAttribute("href");
  expectTrue(file.includes("by=reason"), "the file holds what is shown");
  return { unknown, known, reject, deviation, processing };
}
