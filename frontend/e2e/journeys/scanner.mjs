// A technologist at the scanner by the counter: identity by one scan, a wrong wristband stops everything, call, contrast, start, extravasation, finish and take back, a fault.
import { call, makePatient } from "../lib/calls.mjs";
import { answerAll, makeExam } from "../lib/exams.mjs";
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

/** What a barcode reader does: types the code wherever the focus is, and Enter. */
async function scan(page, code) {
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

/** Does it and holds it to its goal. Keys are the reader's. */
async function within(tablet, taps, what, act) {
  tablet.resetCount();
  await act();
  expectAtMost(tablet.count, { taps, clicks: 0 }, what);
  return tablet.count.taps;
}

export default async function run({ open, password }) {
  const front = await open({ lang: "en" });
  await front.enter("front", password);
  const rad = await open({ lang: "en" });
  await rad.enter("rad", password);
  const name = `Wristband ${Date.now() % 100_000}`;
  const patient = await makePatient(front, { name: name });
  const other = await makePatient(front, { name: `${name} other` });
  const examId = await makeExam({ front, rad, patientId: patient.id, here: true });
  const otherId = await makeExam({ front, rad, patientId: other.id, here: true });
  const mrnOf = async (id) => (await call(rad, "GET", `/api/exams/${id}`)).patient.mrn;
  await answerAll(rad, examId, ["identity"]);

  const tablet = await open({ lang: "en", theme: "dark", size: [1180, 820], touch: true });
  await tablet.enter("tech", password);
  const device = (await call(tablet, "GET", "/api/devices?page_size=200")).results.find((one) => one.code === "CT-1");
  await tablet.open(`/scanner/CT-1?modality=CT&device=${device.id}&exam=${examId}`);
  const { page } = tablet;
  const button = (label) => page.getByRole("button", { name: label });
  await page.getByRole("heading", { name, exact: true }).waitFor();

  await within(tablet, 1, "a wrong wristband and its acknowledgement", async () => {
    await scan(page, await mrnOf(otherId));
    await page.getByRole("alertdialog").waitFor();
    expectEqual(await tablet.findA11yFaults(), [], "the full-screen stop is accessible");
    await button("Understood, identify again").tap();
  });
  await within(tablet, 0, "the right wristband", async () => {
    await scan(page, await mrnOf(examId));
    await page.getByText("Identity checked").waitFor();
  });
  await within(tablet, 1, "the patient called", async () => {
    await button(/^Call /).tap();
    await button(/^Call .* again$/).waitFor();
  });
  const contrast = await within(tablet, 3, "contrast recorded with the start", async () => {
    await scan(page, "DEMO-K2609A");
    await page.getByText("Iohexol 350").first().waitFor();
    await page.getByRole("radio", { name: "Right elbow" }).tap();
    await button(new RegExp(`Start ${name}`)).tap();
    await page.locator(".con .given").waitFor();
  });
  // A test bolus with what the injector showed: kind, warming, pressure, one phase whose volume becomes the injection's.
  await scan(page, "DEMO-K2609A");
  await button("Phases, pressure, warming").tap();
  await page.getByRole("dialog").waitFor();
  await page.getByRole("radio", { name: "Test bolus" }).tap();
  await page.getByLabel("Warmed to, °C").fill("37");
  await page.getByLabel("Peak pressure, psi").fill("180");
  await button("Add a phase").tap();
  await page.getByLabel("Volume of phase 1, mL").fill("15");
  await page.getByLabel("Rate of phase 1, mL/s").fill("4");
  await page.getByText("15 mL of contrast").waitFor();
  expectEqual(await tablet.findA11yFaults(), [], "the injector's dialog is accessible");
  await tablet.shot("injector");
  await button("Take over").tap();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expectEqual(await page.getByLabel("Volume mL").inputValue(), "15", "the volume is that of the phases");
  await page.getByRole("radio", { name: "Right elbow" }).tap();
  await button("Record injection").tap();
  await page.locator(".con .given").getByText("Test bolus · Contrast 15 mL 4 mL/s · 37 °C · peak 180 psi").waitFor();
  const extravasation = await within(tablet, 4, "an extravasation", async () => {
    await button("Extravasation").tap();
    await button("Local swelling").tap();
    expectEqual(await button("Right elbow").getAttribute("aria-pressed"), "true", "the site is the injection's");
    await button("10–50 mL").tap();
    await button("Save and call the physician").tap();
    await button(/Saved, physicians told/).waitFor();
  });
  expectEqual(await tablet.findA11yFaults(), [], "the extravasation screen is accessible");
  await button(/Saved, physicians told/).tap();

  const fault = await within(tablet, 4, "a fault reported", async () => {
    await button("Fault").tap();
    await page.getByRole("dialog").waitFor();
    // Seen, not only there: a dialog once stood invisible for people who asked for less motion.
    await page.waitForFunction(() => getComputedStyle(document.querySelector(".ant-modal")).opacity === "1");
    expectEqual(await tablet.findA11yFaults(), [], "the fault dialog is accessible");
    await button("Image fault").tap();
    await page.getByRole("radio", { name: "Minor" }).tap();
    await button("Report CT-1").tap();
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  await button("Not as planned").tap();
  expectTrue(await button("Abort the exam").isDisabled(), "nothing ends otherwise than planned without words");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await within(tablet, 2, "finished and taken back", async () => {
    await button(new RegExp(`Finish ${name}`)).tap();
    await button("Undo finish").tap();
    await button(new RegExp(`Finish ${name}`)).waitFor();
  });
  await within(tablet, 1, "finished", async () => {
    await button(new RegExp(`Finish ${name}`)).tap();
    await button("Undo finish").waitFor();
  });
  // Somebody else waits with a number: the one primary act is to call the next.
  await button(/^Call next: /).waitFor();
  return { contrast, extravasation, fault };
}
