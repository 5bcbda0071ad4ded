// Learning: a reviewer marks a slip, the settled case drafts an example and a pair, the manager teaches the pair and makes a rule, and the next text is alerted.
import { call, makePatient, makeReadable } from "../lib/calls.mjs";
import { expectEqual, expectTrue } from "../lib/expect.mjs";

const WRONG = "size", RIGHT = "diameter";
const TEXTS = { technique: "PA view.", findings: "Nodule in the right upper zone, size 6 mm.", impression: "Nodule in the right upper zone, follow-up advised." };

export default async function run({ open, password }) {
  const front = await open({ lang: "en" });
  await front.enter("front", password);
  const tech = await open({ lang: "en" });
  await tech.enter("tech", password);
  const rad = await open({ lang: "en" });
  await rad.enter("rad", password);
  const patient = await makePatient(front, { name: `Lesson ${Date.now() % 1_000_000}` });
  const exam = await makeReadable({ front, tech }, { patientId: patient.id });
  const report = await call(rad, "POST", "/api/reports", { exam_ids: [exam.id], lang: "en" });
  const draft = await call(rad, "PUT", `/api/reports/${report.id}/draft`, { ...TEXTS, client: "journey", sequence: 1, revision: report.draft.revision });
  await call(rad, "POST", `/api/reports/${report.id}/sign`, { revision: draft.revision, password, override_reason: "" });
  const qc = await open({ lang: "en", size: [1440, 900] });
  await qc.enter("qc", password, "/quality");
  const raised = await raise(rad, report);
  await marks(qc, raised.id);
  await teaches(qc, raised.id);
  const code = await makesRule(qc, raised.id);
  await starts(qc, code);
  return { code };
}

/** The signed report becomes a subject by its event; a case of it is judged on the desk only then. */
async function raise(rad, report) {
  return call(rad, "POST", "/api/qc/cases", { subject_kind: "report", subject_id: report.id, origin: "requested", reason_text: "a slip" });
}

async function marks(qc, caseId) {
  const { page } = qc;
  await qc.open("/quality?queue=raised");
  for (let tries = 0; tries < 60; tries += 1) {
    await page.locator(".audit-row").first().waitFor();
    const shown = await page.locator(".audit").getAttribute("data-case");
    if (shown === String(caseId)) break;
    expectTrue(tries < 59, "the case is in the queue");
    await page.keyboard.press("s");
    await page.waitForFunction((was) => document.querySelector(".audit")?.getAttribute("data-case") !== was, shown);
  }
  const words = page.getByLabel("Mark a fault in the text");
  await words.fill("words that stand nowhere");
  await words.press("Enter");
  await page.getByText("stand nowhere unmarked").waitFor();
  await words.fill(WRONG);
  await words.press("Enter");
  await page.locator(".audit-marks li").waitFor();
  await page.getByLabel("Should read").fill(RIGHT);
  for (const theme of ["light", "dark"]) {
    if (theme === "dark") await page.getByRole("button", { name: "Dark", exact: true }).click();
    expectEqual(await qc.findA11yFaults(), [], `a marked report, ${theme}`);
    await qc.shot(`lessons-mark-${theme}`);
  }
  await page.locator(".audit-prose").first().click();
  const criteria = await page.locator(".audit-row").count();
  const sent = page.waitForResponse((one) => one.request().method() === "POST" && one.url().endsWith(`/api/qc/cases/${caseId}/reviews`));
  for (let at = 0; at < criteria; at += 1) await page.keyboard.press("4");
  await page.keyboard.press("Enter");
  expectEqual((await sent).status(), 201, "the review is in");
}

/** The rows of one case: an example and a pair. */
const rowOf = (page, caseId, kind) => page.locator(".lessons > li", { has: page.locator(`a[href$="/quality/cases/${caseId}"]`) }).filter({ hasText: kind });

async function teaches(qc, caseId) {
  const { page } = qc;
  await qc.open("/quality/rules?tab=lessons");
  const pair = rowOf(page, caseId, "pair");
  await pair.getByText("No rule alerts it now").waitFor();
  expectEqual(await qc.findA11yFaults(), [], "drafts from errors");
  await qc.shot("lessons-drafts");
  expectTrue(await pair.getByRole("button", { name: "Teach the pair" }).isDisabled(), "no step without a reason");
  await pair.getByLabel("Why").fill("seen often");
  await pair.getByRole("button", { name: "Teach the pair" }).click();
  await pair.waitFor({ state: "detached" });
  const text = { lang: "en", findings: `Nodule, ${WRONG} 4 mm.`, impression: "Nodule." };
  let found = [];
  for (let tries = 0; tries < 40 && found.length === 0; tries += 1) {
    found = (await call(qc, "POST", "/api/qc/check", text)).filter((one) => one.suggestion === RIGHT); // other processes hear of it within seconds
    if (found.length === 0) await page.waitForTimeout(250);
  }
  expectEqual(found.map((one) => one.rule), ["RPT-TYPO"], "the pair is checked");
}

async function makesRule(qc, caseId) {
  const { page } = qc;
  const fire = rowOf(page, caseId, "should alert");
  const code = await fire.getByLabel("Code of the new rule").inputValue();
  await fire.getByLabel("Why").fill("a rule of its own");
  await fire.getByRole("button", { name: "Make a draft rule" }).click();
  await fire.waitFor({ state: "detached" });
  return code;
}

/** The rule begins as a draft that keeps its example. */
async function starts(qc, code) {
  const { page } = qc;
  await qc.open(`/quality/rules?tab=rules&rule=${code}`);
  const panel = page.getByRole("region", { name: code });
  await panel.getByText("Confirmed examples: 1 of 1 obeyed").waitFor();
  expectEqual(await qc.findA11yFaults(), [], "a rule made of an error");
  await qc.shot("lessons-rule");
  const before = await call(qc, "GET", `/api/qc/report-rules/${code}`);
  expectEqual([before.status, before.next_steps], ["draft", ["shadow", "retired"]], "a draft first");
  await call(qc, "POST", `/api/qc/report-rules/${code}/status`, { status: "retired", version: before.version, reason: "the journey ends" });
  const entry = (await call(qc, "GET", "/api/qc/lexicon?kind=confusion&is_on=true")).results.find((one) => one.term === WRONG);
  await call(qc, "POST", `/api/qc/lexicon/${entry.id}/withdrawal`, {});
}
