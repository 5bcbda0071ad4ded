// A contrast patient at the scanner: questions by touch, release and start in one tap, a reaction in four taps, a physician's word, and the next exam is held.
import { call, makePatient } from "../lib/calls.mjs";
import { makeExam } from "../lib/exams.mjs";
import { expectEqual, expectTrue } from "../lib/expect.mjs";
import { answerAll, answerFirst } from "../lib/screening.mjs";

const TABLET = [1180, 820];
const tap = (button) => button.tap();

export default async function run({ open, password }) {
  const front = await open({ lang: "en" });
  await front.enter("front", password);
  const rad = await open({ lang: "en" });
  await rad.enter("rad", password);
  const name = `Tablet ${Date.now() % 100_000}`;
  const patient = await makePatient(front, { name: name });
  const examId = await makeExam({ front, rad, patientId: patient.id, here: true });
  const nextId = await makeExam({ front, rad, patientId: patient.id, here: false });

  const tablet = await open({ lang: "en", size: TABLET, touch: true });
  await tablet.enter("tech", password, `/scanner/CT-1?modality=CT&exam=${examId}`);
  const { page } = tablet;
  await page.getByRole("heading", { name, exact: true }).waitFor();
  expectEqual(await tablet.findA11yFaults(), [], "the scanner tablet is accessible");

  // Started too early: every open point is said, and nothing starts.
  await page.getByRole("button", { name: new RegExp(`Start ${name}`) }).tap();
  await page.getByText("safety.not_ready_for_release").waitFor();
  const asked = await page.locator(".ck li.open").count();
  expectTrue(asked >= 7, "the contrast form asks its questions");
  // One question with the network gone: it stays answered, is said to wait, and is sent by itself when the network is back.
  await tablet.context.setOffline(true);
  await answerFirst(page, tap);
  await page.getByText("Not sent 1").waitFor();
  expectEqual(await page.locator(".ck li.open").count(), asked - 1, "an answer given offline stays");
  await tablet.context.setOffline(false);
  await page.getByText("Not sent 0").waitFor();
  // As fast as a hand can: no answer waits for the one before.
  await answerAll(page, tap);
  await page.getByText("Complete", { exact: true }).waitFor();
  await page.getByLabel("Scan or type the lot").fill("DEMO-K2609A");
  await page.getByRole("button", { name: "Find" }).tap();
  await page.getByText("Iohexol 350").first().waitFor();
  await page.getByRole("radio", { name: "Right elbow" }).tap();
  await page.waitForTimeout(500);
  await page.getByRole("button", { name: new RegExp(`Start ${name}`) }).tap();
  await page.getByRole("button", { name: new RegExp(`Finish ${name}`) }).waitFor();
  await page.locator(".con .given").waitFor();

  tablet.resetCount();
  await tablet.context.setOffline(true);
  await page.getByRole("button", { name: "Reaction", exact: true }).tap();
  await page.getByRole("button", { name: "Facial oedema" }).tap();
  await page.getByRole("radio", { name: /^Moderate/ }).tap();
  await page.getByRole("button", { name: "Save and call the physician" }).tap();
  // Without a network it is kept and said to be not sent; back again it is sent by itself, and stands there once.
  await page.getByText("Not sent 1").waitFor();
  const { taps } = tablet.count;
  await tablet.context.setOffline(false);
  await page.getByText("Not sent 0").waitFor();
  await page.getByRole("button", { name: /Saved, physicians told/ }).waitFor();
  const told = (await call(rad, "GET", `/api/safety/reactions?page_size=100`)).results.filter((one) => one.exam_id === examId || one.exam?.id === examId);
  expectEqual(told.length, 1, "a reaction written without a network is there once");
  expectTrue(taps <= 4, `a reaction takes four taps, took ${taps}`);
  await page.getByText("has approved no card").waitFor();
  expectEqual(await tablet.findA11yFaults(), [], "the reaction screen is accessible");

  await rad.open("/safety/reactions?state=open");
  await rad.page.getByRole("row", { name: new RegExp(name) }).click();
  await rad.page.getByRole("button", { name: new RegExp(`Confirm ${name}`) }).click();
  await rad.page.getByText("Confirmed", { exact: true }).first().waitFor();
  expectEqual(await rad.findA11yFaults(), [], "the review is accessible");
  // What follows has its time: the report to the regulator waits, and the rate of the lot is on the surveillance page.
  await rad.open("/safety/follow-ups");
  await rad.page.getByRole("row", { name: new RegExp(`Report to the regulator.*${name}`) }).waitFor();
  expectEqual(await rad.findA11yFaults(), [], "the follow-up list is accessible");
  await rad.open("/safety/surveillance?by=lot");
  await rad.page.getByRole("cell", { name: /Iohexol 350 · K2609A/ }).waitFor();
  expectEqual(await rad.findA11yFaults(), [], "surveillance is accessible");
  // The confirmed reaction became an allergy: the patient's next exam of the class is held.
  for (let tries = 0; tries < 30; tries += 1) {
    const sheet = await call(rad, "GET", `/api/safety/exams/${nextId}`);
    if (sheet.exam.facets.safety === "hold") break;
    expectTrue(tries < 29, "the next exam is held");
    await rad.page.waitForTimeout(1000);
  }
  await rad.open(`/safety/exams/${nextId}`);
  await rad.page.getByText(/Earlier allergic-like reaction to the same class/).first().waitFor();
  expectEqual(await rad.findA11yFaults(), [], "the screening sheet is accessible");
  return { taps };
}
