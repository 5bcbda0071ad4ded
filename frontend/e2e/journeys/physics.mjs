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
  await learn(desk);
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
  await desk.open(`/reader-studies/${study.id}`);
  await page.getByRole("region", { name: "Measured in the pictures" }).getByText(/^1 cases/).waitFor();
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

/** Metrics of 180 invented cases of three sites; the second column says how bad they are. */
function makeTable() {
  const rows = Array.from({ length: 180 }, (_, n) => {
    const cjv = ((n * 37) % 100) / 50 - 1;
    const bad = ((n * 53) % 100) / 100 < 1 / (1 + Math.exp(-3 * cjv));
    return `case ${n},site ${n % 3},${bad ? "exclude" : "accept"},${cjv},${(n * 71) % 29}`;
  });
  return ["case,site,rating,cjv,snr", ...rows].join("\n");
}

/** A score of MR quality learned from a table, with its calibration; it judges another table. */
async function learn(desk) {
  const { page } = desk;
  await desk.open("/mr-scores");
  await page.getByRole("button", { name: "Learn a score" }).click();
  await page.locator("#learn_name").fill("T1 of three sites");
  const table = { name: "metrics.csv", mimeType: "text/csv", buffer: Buffer.from(makeTable()) };
  await page.getByRole("dialog").getByLabel("Table (CSV or TSV)").setInputFiles(table);
  expectEqual(await desk.findA11yFaults(), [], "the dialog of a score");
  await page.getByRole("dialog").getByRole("button", { name: "Learn a score" }).click();
  await page.getByRole("heading", { name: "T1 of three sites" }).waitFor();
  await page.getByText(/AUC 0\.\d{3} \(95 % interval/).waitFor();
  await page.getByLabel("Table (CSV or TSV)").setInputFiles({ ...table, buffer: Buffer.from("case,site,cjv,snr\nfine,new,-0.9,9\npoor,new,0.9,9\n") });
  const rows = page.getByRole("region", { name: "Score other cases" }).getByRole("row");
  await rows.nth(1).getByText("poor").waitFor();
  for (const theme of ["light", "dark"]) {
    await page.getByRole("button", { name: theme === "dark" ? "Dark" : "Light", exact: true }).click();
    expectEqual(await desk.findA11yFaults(), [], `a score in ${theme}`);
  }
}
