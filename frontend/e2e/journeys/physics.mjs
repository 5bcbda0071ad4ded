// The physicist: constancy charts with a baseline of their own, regions measured in every reconstruction, a reader study scored by keys, locked and summed up.
import { call } from "../lib/calls.mjs";
import { expectEqual, expectTrue } from "../lib/expect.mjs";

export default async function run({ open, password }) {
  const desk = await open({ lang: "en", size: [1440, 900] });
  const { page } = desk;
  await desk.enter("physicist", password, "/phantoms?device=CT-2");
  await constancy(desk);
  const study = await findStudy(desk);
  await regions(desk, study);
  await read(open, password, study);
  await results(desk, study);
  await page.close();
}

/** Drift of one scanner is named; a baseline is signed with a reason. */
async function constancy(desk) {
  const { page } = desk;
  await page.getByRole("heading", { name: "CT-2 at 120 kV" }).waitFor();
  await page.getByRole("button", { name: /CT-2.*out: water/ }).waitFor();
  await page.getByRole("button", { name: "Set baseline" }).click();
  await page.locator("#baseline_reason").fill("tube replaced");
  expectEqual(await desk.findA11yFaults(), [], "the baseline");
  await page.getByRole("dialog").getByRole("button", { name: "Set baseline" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.getByText(/Baseline by .*tube replaced/).waitFor();
  for (const theme of ["light", "dark"]) {
    if (theme === "dark") await page.getByRole("button", { name: "Dark", exact: true }).click();
    expectEqual(await desk.findA11yFaults(), [], `constancy in ${theme}`);
  }
}

/** The simulated physicist makes it once its images have come. */
async function findStudy(desk) {
  for (let tries = 0; tries < 240; tries += 1) {
    const rows = (await call(desk, "GET", "/api/qc/reader-studies?state=open")).results;
    if (rows[0]) return call(desk, "GET", `/api/qc/reader-studies/${rows[0].id}`);
    await desk.page.waitForTimeout(1000);
  }
  throw new Error("no reader study came");
}

async function regions(desk, study) {
  const { page } = desk;
  await desk.open(`/quality/roi/${study.cases[0].study_id}`);
  await page.getByRole("button", { name: "+ Target" }).click();
  await page.getByRole("button", { name: "+ Fat" }).click();
  await page.locator(".roi-canvas svg").click({ position: { x: 120, y: 160 } });
  await page.getByRole("button", { name: "Measure in all series" }).click();
  const table = page.getByRole("region", { name: /Measured by/ }).first();
  await table.waitFor();
  for (const one of study.cases[0].conditions) await table.getByText(one, { exact: false }).first().waitFor();
  expectEqual(await desk.findA11yFaults(), [], "regions");
}

async function read(open, password, study) {
  const reader = await open({ lang: "en", size: [1440, 900] });
  await reader.enter("rad", password, "/reader-studies");
  await reader.page.getByRole("link", { name: study.title }).first().click();
  await reader.page.getByRole("button", { name: /Save, next/ }).waitFor();
  const text = await reader.page.locator("main").innerText();
  for (const one of study.cases) expectTrue(!text.includes(one.label), "a reader sees no case");
  const before = (await call(reader, "GET", `/api/qc/readings/${study.id}`)).done.filter(Boolean).length;
  for (const key of ["4", "3", "5", "Enter"]) await reader.page.keyboard.press(key);
  await reader.page.getByText(`${before + 1} of`, { exact: false }).first().waitFor();
  expectEqual(await reader.findA11yFaults(), [], "reading");
  await reader.close();
}

async function results(desk, study) {
  const { page } = desk;
  await desk.open(`/reader-studies/${study.id}`);
  await page.getByRole("button", { name: "Lock the study" }).click();
  await page.locator("#reason_reason").fill("end of the demonstration");
  await page.getByRole("dialog").getByRole("button", { name: "Lock the study" }).click();
  await page.getByRole("region", { name: "Noise" }).waitFor();
  expectEqual(await desk.findA11yFaults(), [], "results");
}
