// QC manager: a seeded random queue, an easy case by keys with everybody masked, a review that says it was not blind, a case raised from an exam, a dispute.
import { call, makePatient, makeReadable } from "../lib/calls.mjs";
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

const TEXTS = { technique: "PA view.", findings: "Opacity in the right lower zone.", impression: "Opacity in the right lower zone, pneumonia possible." };

const FIRST = "Small effusion at the right costophrenic angle.";

export default async function run({ open, password }) {
  const front = await open({ lang: "en" });
  await front.enter("front", password);
  const tech = await open({ lang: "en" });
  await tech.enter("tech", password);
  const rad = await open({ lang: "en" });
  await rad.enter("rad", password);
  const patient = await makePatient(front, { name: `Masked ${Date.now() % 1_000_000}` });
  const reports = [];
  for (let n = 0; n < 2; n += 1) {
    const exam = await makeReadable({ front, tech }, { patientId: patient.id });
    reports.push({ exam, report: await sign(rad, password, exam) });
  }
  const figures = {};
  const qc = await open({ lang: "en", size: [1440, 900] });
  await qc.enter("qc", password, "/quality");
  await enrolled(qc, reports.length);
  await drawQueue(qc, figures);
  const scored = await scoreCase(qc, figures);
  await unblinded(open, password, rad, reports[0]);
  await raised(open, password, qc, reports[1], patient);
  await dispute(qc, scored, figures);
  await imagesFirst(open, password, { front, tech, rad, qc, patient }, figures);
  return figures;
}

/** A signed report by the interface: writing is another journey. */
async function sign(rad, password, exam, texts = TEXTS) {
  const report = await call(rad, "POST", "/api/reports", { exam_ids: [exam.id], lang: "en" });
  const draft = await call(rad, "PUT", `/api/reports/${report.id}/draft`, { ...texts, client: "journey", sequence: 1, revision: report.draft.revision });
  return call(rad, "POST", `/api/reports/${report.id}/sign`, { revision: draft.revision, password, override_reason: "" });
}

/** Until quality control has heard of the signed reports. */
async function enrolled(qc, wanted) {
  const now = Date.parse((await call(qc, "GET", "/api/clock")).now);
  const body = { kind: "report", period_from: new Date(now - 7 * 86_400_000).toISOString(), period_to: new Date(now + 86_400_000).toISOString(), size: 1 };
  for (let tries = 0; (await call(qc, "POST", "/api/qc/draws/preview", body)).frame_size < wanted; tries += 1) {
    expectTrue(tries < 60, "signed reports enter the frame");
    await qc.page.waitForTimeout(500);
  }
}

/** Five clicks at most; the seed is said at once and stays on the list of draws. */
async function drawQueue(qc, figures) {
  const { page } = qc;
  qc.resetCount();
  await page.getByRole("button", { name: "Draw a sample" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "last 7 days" }).click();
  await dialog.getByRole("button", { name: "10 cases", exact: true }).click();
  await dialog.getByRole("status").waitFor();
  await qc.rest();
  expectEqual(await qc.findA11yFaults(), [], "the draw");
  await qc.shot("quality-draw");
  await dialog.getByRole("button", { name: /^Draw [1-9]\d* cases$/ }).click();
  await dialog.waitFor({ state: "detached" });
  figures.draw = qc.count.clicks;
  expectAtMost(qc.count, { keys: 0, clicks: 5 }, "a random queue");
  const line = await page.locator(".quality-progress a").innerText();
  const seed = /seed (\d+)/.exec(line)?.[1];
  expectTrue(seed, `the seed is shown, not "${line}"`);
  await qc.open("/quality/draws");
  await page.getByRole("cell", { name: seed, exact: true }).waitFor();
  expectEqual(await qc.findA11yFaults(), [], "the list of draws");
  await qc.shot("quality-draws");
}

/** A digit a criterion and Enter; whoever is behind the case was in no answer before. */
async function scoreCase(qc, figures) {
  const { page } = qc;
  const answers = [];
  const listen = async (response) => {
    const path = new URL(response.url()).pathname; // agreement names who reviewed in past weeks, of no case
    if (path.includes("/api/qc/") && !path.endsWith("/api/qc/charts")) answers.push(await response.text().catch(() => ""));
  };
  page.on("response", listen);
  await qc.open("/quality");
  await page.locator(".audit-row").first().waitFor();
  for (const theme of ["light", "dark"]) {
    if (theme === "dark") await page.getByRole("button", { name: "Dark", exact: true }).click();
    expectEqual(await qc.findA11yFaults(), [], `the quality desk, ${theme}`);
    await qc.shot(`quality-desk-${theme}`);
  }
  const caseId = Number(await page.locator(".audit").getAttribute("data-case"));
  const criteria = await page.locator(".audit-row").count();
  qc.resetCount();
  const sent = page.waitForResponse((one) => one.request().method() === "POST" && one.url().endsWith(`/api/qc/cases/${caseId}/reviews`));
  for (let at = 0; at < criteria; at += 1) await page.keyboard.press("4");
  await page.keyboard.press("Enter");
  expectEqual((await sent).status(), 201, "the review is in");
  figures.score = qc.count.keys;
  expectAtMost(qc.count, { keys: 8, clicks: 0 }, "an easy case");
  page.off("response", listen);
  const opened = await call(qc, "GET", `/api/qc/cases/${caseId}`);
  const { patient_name, accession, responsible } = opened.identity;
  const before = answers.join("\n");
  expectTrue(before.includes(`"case_id":${caseId}`), "the answers before the review were seen");
  for (const secret of [patient_name, accession, opened.ref, ...responsible.map((one) => one.name)]) expectTrue(secret && !before.includes(secret), `${secret} was masked`);
  return caseId;
}

/** A reviewer who finds the report on the normal screens is not kept from it; their review says so, and the manager sees it. */
async function unblinded(open, password, rad, { report }) {
  const raised = await call(rad, "POST", "/api/qc/cases", { subject_kind: "report", subject_id: report.id, origin: "requested", reason_text: "please look" });
  const other = await open({ lang: "en", theme: "dark" });
  await other.enter("rad2", password, `/reading?tab=signed&exam=${report.exams[0].id}`);
  await other.page.getByText("pneumonia possible").first().waitFor();
  await other.open("/quality?queue=raised");
  await toCase(other, raised.id);
  await other.page.getByText("You are not blind here").waitFor();
  await other.shot("quality-unblinded");
  expectEqual(await other.findA11yFaults(), [], "a case that is not blind");
  const scale = (await call(other, "GET", `/api/qc/cases/${raised.id}/audit`)).scale;
  await call(other, "POST", `/api/qc/cases/${raised.id}/reviews`, { scores: Object.fromEntries(scale.criteria.map((one) => [one.code, 4])), defects: [], radpeer: "1" });
  // The manager may yet have to judge the same report in the draw and stays blind; who manages without judging is told.
  const head = await open({ lang: "en", size: [1440, 900] });
  await head.enter("head", password, `/quality/cases/${raised.id}`);
  await head.page.getByText("not blinded").waitFor();
  await head.page.getByText("opened this report on another screen").waitFor();
  await head.shot("quality-case-unblinded");
  expectEqual(await head.findA11yFaults(), [], "a case whose reviewer was not blind");
}

/** Images before the report: its text is in no answer until the reviewer has read them; Enter opens it, digits and Enter judge. */
async function imagesFirst(open, password, { front, tech, rad, qc, patient }, figures) {
  const dicom = await open({ lang: "en" });
  await dicom.enter("dicom", password);
  const [study] = (await call(dicom, "GET", "/api/studies?match=technical&page_size=5")).results;
  const exam = await makeReadable({ front, tech }, { patientId: patient.id });
  await call(dicom, "POST", `/api/studies/${study.id}/file`, { exam_id: exam.id, note: "belongs here", version: study.version });
  const now = Date.parse((await call(qc, "GET", "/api/clock")).now);
  const report = await sign(rad, password, exam, { technique: "PA view.", findings: FIRST, impression: FIRST });
  const body = { kind: "report", period_from: new Date(now).toISOString(), period_to: new Date(now + 86_400_000).toISOString(), share: 1, reading_order: "images_first" };
  let held = null; // others sign as well: drawn again until this report has entered the frame
  for (let tries = 0; !held; tries += 1) {
    expectTrue(tries < 60, "the report enters the frame and is held back");
    const drawn = await call(qc, "POST", "/api/qc/draws", body).catch(() => null);
    const waiting = drawn ? (await call(qc, "GET", "/api/qc/queues/random")).cases.filter((row) => !row.is_done) : [];
    for (const one of waiting) {
      const audit = await call(qc, "GET", `/api/qc/cases/${one.id}/audit`);
      if (audit.is_text_held) held = audit;
    }
    if (!held) await qc.page.waitForTimeout(500);
  }
  expectTrue(held && held.n_pictures > 0 && !JSON.stringify(held).includes(FIRST), `report ${report.id} is held back`);
  await qc.open("/quality?queue=random");
  await toCase(qc, held.case_id);
  const { page } = qc;
  await page.getByRole("button", { name: "Images read, open the report" }).waitFor();
  expectEqual(await qc.findA11yFaults(), [], "images before the report");
  await qc.shot("quality-images-first");
  qc.resetCount();
  await page.keyboard.press("Enter");
  await page.locator(".audit-row").first().waitFor();
  await page.getByText(FIRST).first().waitFor();
  const sent = page.waitForResponse((one) => one.request().method() === "POST" && one.url().endsWith(`/api/qc/cases/${held.case_id}/reviews`));
  for (let at = 0; at < held.scale.criteria.length; at += 1) await page.keyboard.press("4");
  await page.keyboard.press("Enter");
  expectEqual((await sent).status(), 201, "the review after the images is in");
  figures.imagesFirst = qc.count.keys;
  expectAtMost(qc.count, { keys: 8, clicks: 0 }, "an easy case, images first");
}

/** Skips until the case is on the desk: others' cases wait in the same queue. */
async function toCase(desk, caseId) {
  for (let tries = 0; tries < 40; tries += 1) {
    await desk.page.locator(".audit").waitFor();
    const shown = await desk.page.locator(".audit").getAttribute("data-case");
    if (shown === String(caseId)) return;
    await desk.page.keyboard.press("s");
    await desk.page.waitForFunction((was) => document.querySelector(".audit")?.getAttribute("data-case") !== was, shown);
  }
  throw new Error(`case ${caseId} is not in the queue`);
}

/** Anybody raises a case from an exam in three clicks and words; it waits at the quality desk. */
async function raised(open, password, qc, { exam }, patient) {
  const desk = await open({ lang: "en" });
  await desk.enter("rad", password, `/exams/${exam.id}`);
  const words = `side marker missing ${patient.name}`;
  desk.resetCount();
  await desk.page.getByRole("button", { name: "Raise a QC case" }).first().click();
  const dialog = desk.page.getByRole("dialog");
  await dialog.locator("textarea").fill(words);
  await dialog.getByRole("button", { name: "Raise a QC case" }).click();
  await dialog.waitFor({ state: "detached" });
  expectAtMost(desk.count, { keys: 0, clicks: 3 }, "a case raised from an exam");
  await qc.open("/quality/cases?queue=raised&ordering=-id");
  await qc.page.getByText(words).first().waitFor();
  await qc.shot("quality-cases");
  expectEqual(await qc.findA11yFaults(), [], "the list of cases");
}

/** A judged case is looked at again, and closed with what was decided: three clicks at most each. */
async function dispute(qc, caseId, figures) {
  const { page } = qc;
  await qc.open(`/quality/cases/${caseId}`);
  qc.resetCount();
  await page.getByRole("button", { name: `Review case ${caseId} again` }).click();
  await page.getByRole("dialog").locator("textarea").fill("the author disagrees");
  await page.getByRole("dialog").getByRole("button", { name: `Review case ${caseId} again` }).click();
  await page.getByText("in arbitration").waitFor();
  figures.dispute = qc.count.clicks;
  expectAtMost(qc.count, { keys: 0, clicks: 3 }, "a dispute");
  await page.getByText("Masked:").waitFor();
  expectEqual((await call(qc, "GET", `/api/qc/cases/${caseId}`)).identity, null, "masked again for the arbiter");
}
