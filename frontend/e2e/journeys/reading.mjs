// Radiologist: next exam by one key, marks on Chinese and English text, sign, a critical result, a crash, two writers, and the referrer reads what was released.
import { call, makePatient, makeReadable } from "../lib/calls.mjs";
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

const CLEAN = "Nodule in the right upper lobe, 6 mm.";

export default async function run({ open, password }) {
  const front = await open({ lang: "en" });
  await front.enter("front", password);
  const tech = await open({ lang: "en" });
  await tech.enter("tech", password);
  const referrer = (await call(front, "GET", "/api/referrers")).results.find((one) => one.username === "referrer");
  const patient = await makePatient(front);
  const make = (facts) => makeReadable({ front, tech }, { patientId: patient.id, referrer_id: referrer.id, referrer_name: referrer.name, ...facts });
  const [first, second] = [await make({ priority: "urgent" }), await make({ priority: "routine" })];

  const rad = await open({ lang: "zh-Hans", size: [1600, 1000] });
  await rad.enter("rad", password, "/reading");
  const { page } = rad;
  const figures = {};
  await findPatient(page, patient.name);
  await template(rad, figures);
  await marks(rad, figures);
  await crash(rad, first);
  await twoWriters(open, password, rad, first);
  await signs(rad, password, patient, figures);
  await critical(rad, second, patient, figures);
  await overrides(rad, password, second, patient);
  await readsResult(open, password, rad, { patient, exam: first });
  return figures;
}

/** The list holds this patient only: other readers' work is left alone. */
async function findPatient(page, name) {
  await page.keyboard.press("/");
  await page.keyboard.type(name);
  await page.locator(".reading-rows > li").nth(1).waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".cm-content").first().waitFor();
}

const editor = (page, at) => page.locator(".cm-content").nth(at);

/** Replaces the text of an editor as a person does. */
async function write(page, at, text) {
  await editor(page, at).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.type(text);
}

/** One key puts the template in; Tab goes from field to field across both sections, a digit picks a choice. */
async function template(rad, figures) {
  const { page } = rad;
  await page.locator(".reading-templates button").first().waitFor();
  rad.resetCount();
  await page.keyboard.press("Alt+1");
  await editor(page, 0).locator(".cm-slot.on").waitFor();
  await page.keyboard.press("2");
  for (let n = 0; n < 7; n += 1) await page.keyboard.press("Tab");
  await editor(page, 1).locator(".cm-slot.on").waitFor();
  await page.keyboard.press("1");
  await page.getByText("胸部X线未见明显异常。").first().waitFor();
  expectAtMost(rad.count, { keys: 10, clicks: 0 }, "a chest radiograph by its template");
  figures.template = { ...rad.count };
  expectTrue((await editor(page, 0).innerText()).startsWith("胸廓与骨骼：见骨折。"), "the second choice stands in the text");
  await rad.shot("reading-template");
  await page.evaluate(() => document.activeElement?.blur()); // single keys belong to the page again
}

const saved = (page) => page.locator(".reading-sign [role=status]", { hasText: /已保存|Saved/ }).waitFor();

/** One key goes on; a side that does not fit and a gap are marked in both languages; keys lead to them. */
async function marks(rad, figures) {
  const { page } = rad;
  const before = new URL(page.url()).searchParams.get("exam");
  rad.resetCount();
  await page.keyboard.press("j");
  await page.waitForFunction((was) => new URL(location.href).searchParams.get("exam") !== was, before);
  expectAtMost(rad.count, { keys: 1, clicks: 0 }, "the next exam");
  await page.locator(`a[href$="/layout/${new URL(page.url()).searchParams.get("exam")}"]`).waitFor();
  await page.locator(".reading-rows > li").nth(1).locator("button.on").waitFor();
  await editor(page, 0).waitFor();
  await page.keyboard.press("j");
  await page.waitForFunction((was) => new URL(location.href).searchParams.get("exam") === was, before);
  await editor(page, 0).waitFor();

  await write(page, 0, "右肺上叶见结节，大小约[大小]mm。");
  await write(page, 1, "左肺上叶结节。");
  await page.locator(".cm-lintRange-error").nth(1).waitFor();
  expectEqual(await page.locator(".reading-check").count(), 2, "findings on the Chinese text");
  await rad.shot("reading-marks");
  for (const theme of ["light", "dark"]) {
    if (theme === "dark") await page.getByRole("button", { name: "深色", exact: true }).click();
    expectEqual(await rad.findA11yFaults(), [], `reading with marks, ${theme}`);
  }

  // The gap: F8 selects it, and what is typed takes its place.
  rad.resetCount();
  await page.keyboard.press("F8");
  await page.keyboard.type("6");
  figures.fix = rad.count.keys;
  expectAtMost(rad.count, { keys: 3, clicks: 0 }, "a gap found and filled");
  await page.waitForFunction(() => document.querySelector(".cm-content")?.textContent === "右肺上叶见结节，大小约6mm。");
  // The side: the machine never rewrites it; the keys show both places.
  await page.waitForFunction(() => document.querySelectorAll(".reading-check").length === 1);
  rad.resetCount();
  await page.keyboard.press("F8");
  await page.waitForFunction(() => document.activeElement === document.querySelectorAll(".cm-content")[1]);
  await page.keyboard.press("Control+.");
  await page.waitForFunction(() => document.activeElement === document.querySelectorAll(".cm-content")[0]);
  expectAtMost(rad.count, { keys: 3, clicks: 0 }, "both places of a side");

  await write(page, 0, "Nodule in the left upper lobe, 6 mm.");
  await write(page, 1, "Nodule in the right upper lobe.");
  await page.locator(".reading-check").first().waitFor();
  expectTrue((await page.locator(".reading-check").first().innerText()).includes("RPT-LATERALITY"), "a side in English is marked");
  await saved(page);
}

/** The page dies with text that no server has seen: it stands again without a key. */
async function crash(rad, exam) {
  const { page } = rad;
  await page.route("**/api/reports/*/draft", (route) => route.abort());
  await write(page, 0, CLEAN);
  await write(page, 1, "Nodule in the right upper lobe. Unsaved words.");
  await page.locator(".reading-sign .bad").first().waitFor();
  const session = await rad.context.newCDPSession(page);
  const died = page.waitForEvent("crash");
  void session.send("Page.crash").catch(() => {});
  await died;
  await rad.reopen(`/reading?exam=${exam.id}`);
  await editor(rad.page, 1).filter({ hasText: "Unsaved words." }).waitFor();
  await saved(rad.page);
}

/** A second writer reads only, sees what is saved, takes the pen by one click; the first is asked before anything is overwritten. */
async function twoWriters(open, password, rad, exam) {
  const other = await open({ lang: "en", theme: "dark", size: [1440, 900] });
  await other.enter("rad2", password, `/reading?exam=${exam.id}`);
  const there = other.page;
  await there.getByText("you read only").waitFor();
  expectEqual(await other.findA11yFaults(), [], "reading only");
  await write(rad.page, 1, "Nodule in the right upper lobe, follow-up advised.");
  await saved(rad.page);
  await editor(there, 1).filter({ hasText: "follow-up advised" }).waitFor();
  await editor(there, 1).click();
  await there.keyboard.type("intruder");
  expectTrue(!(await editor(there, 1).innerText()).includes("intruder"), "a reader cannot type");
  other.resetCount();
  await there.getByRole("button", { name: "Take over", exact: true }).click();
  await there.getByText("you read only").waitFor({ state: "detached" });
  expectAtMost(other.count, { keys: 0, clicks: 1 }, "the pen taken over");
  await there.keyboard.press("Escape");
  await editor(there, 1).click();
  await there.keyboard.press("Control+End");
  await there.keyboard.type(" Taken over.");
  await saved(there);

  await editor(rad.page, 1).click();
  await rad.page.keyboard.press("Control+End");
  await rad.page.keyboard.type(" Mine.");
  const dialog = rad.page.getByRole("dialog");
  await dialog.getByText("Taken over.").waitFor();
  await rad.rest();
  await rad.shot("reading-conflict");
  expectEqual(await rad.findA11yFaults(), [], "both texts side by side");
  await dialog.locator(".ant-btn-primary").click();
  await dialog.waitFor({ state: "detached" });
  await saved(rad.page);
  await other.close();
}

/** Clean: one key, the password, Enter. */
async function signs(rad, password, patient, figures) {
  const { page } = rad;
  await write(page, 1, "Nodule in the right upper lobe, follow-up advised.");
  await page.getByText("未发现问题").waitFor();
  await editor(page, 1).click();
  rad.resetCount();
  await page.keyboard.press("Control+Enter");
  await page.locator("#sign_password").waitFor();
  figures.sign = rad.count.keys;
  expectAtMost(rad.count, { keys: 1, clicks: 0 }, "to the signature when clean");
  await rad.rest();
  expectEqual(await rad.findA11yFaults(), [], "the signature");
  await page.locator("#sign_password").fill(password);
  await page.keyboard.press("Enter");
  await page.getByText(`${patient.name} 的报告已签发`).first().waitFor();
}

/** Alt+C and Enter: what is written, told to the referrer by phone; the loop stays in sight until it is closed. */
async function critical(rad, exam, patient, figures) {
  const { page } = rad;
  await rad.open(`/reading?exam=${exam.id}`);
  await editor(page, 1).waitFor();
  await write(page, 0, "Tension pneumothorax. Nodule in the left upper lobe, 6 mm.");
  await write(page, 1, "Tension pneumothorax.");
  await saved(page);
  rad.resetCount();
  await page.keyboard.press("Alt+c");
  await page.getByRole("dialog").waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "critical_told_to");
  await rad.rest();
  await rad.shot("reading-critical-dialog");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  figures.critical = rad.count.keys;
  expectAtMost(rad.count, { keys: 4, clicks: 0 }, "a critical result");
  const notice = page.locator(".reading-critical");
  await notice.locator(".bad").first().waitFor();
  expectEqual(await notice.count(), 1, "said once, recorded once");
  await rad.shot("reading-critical");
  expectEqual(await rad.findA11yFaults(), [], "a critical result that waits");
  await notice.getByRole("button").click();
  await notice.locator(".good").waitFor();
}

/** Over an error: one reason, kept with the report. */
async function overrides(rad, password, exam, patient) {
  const { page } = rad;
  await write(page, 1, "Nodule in the right upper lobe.");
  await page.locator(".reading-check").first().waitFor();
  await page.keyboard.press("Control+Enter");
  await page.locator("#sign_override_reason").waitFor();
  await rad.rest();
  await rad.shot("reading-override");
  expectEqual(await rad.findA11yFaults(), [], "a signature over an error");
  await page.locator("#sign_password").fill(password);
  await page.keyboard.press("Enter");
  await page.locator(".ant-form-item-explain-error").first().waitFor();
  await page.locator("#sign_override_reason").fill("side checked with the scanner");
  await page.keyboard.press("Enter");
  await page.getByText(`${patient.name} 的报告已签发`).first().waitFor();
  await rad.open(`/reading?tab=signed&exam=${exam.id}`);
  await page.getByText("side checked with the scanner").waitFor();
  await rad.shot("reading-signed");
  expectEqual(await rad.findA11yFaults(), [], "a signed report");
}

/** The PDF opens, and the referrer finds the released result, new and then read. */
async function readsResult(open, password, rad, { patient, exam }) {
  await rad.open(`/reading?tab=signed&exam=${exam.id}`);
  const link = rad.page.getByRole("link", { name: "PDF" });
  const [tab] = await Promise.all([rad.context.waitForEvent("page"), link.click()]);
  await tab.close();
  await expectPdf(rad, await link.getAttribute("href"));

  const desk = await open({ lang: "en" });
  await desk.enter("referrer", password, "/results");
  const { page } = desk;
  await page.getByRole("searchbox").fill(patient.name);
  const rows = page.locator(".results-list li");
  await page.waitForFunction(() => document.querySelectorAll(".results-list li").length === 2);
  expectEqual(await rows.getByText("New", { exact: true }).count(), 2, "results not read yet");
  await rows.filter({ hasNotText: "Critical" }).getByRole("button").click();
  await page.getByText("follow-up advised").waitFor();
  await rows.getByText("Read", { exact: true }).waitFor();
  for (const theme of ["light", "dark"]) {
    if (theme === "dark") await page.getByRole("button", { name: "Dark", exact: true }).click();
    expectEqual(await desk.findA11yFaults(), [], `the result, ${theme}`);
    await desk.shot(`results-${theme}`);
  }
  await expectPdf(desk, await page.getByRole("link", { name: "PDF" }).getAttribute("href"));
}

async function expectPdf(desk, href) {
  const answer = await desk.page.request.get(new URL(href, desk.url).href);
  expectEqual([answer.status(), (await answer.body()).subarray(0, 5).toString()], [200, "%PDF-"], "the PDF");
}
