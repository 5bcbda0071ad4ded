// Research: a cohort is built with its flow counted, drawn and kept, asked for by one person, released by another, fetched, and a pseudonym looked up.
import { call, makePatient, makeReadable } from "../lib/calls.mjs";
import { expectEqual, expectTrue } from "../lib/expect.mjs";

export default async function run({ open, password }) {
  const front = await open({ lang: "en" });
  await front.enter("front", password);
  const tech = await open({ lang: "en" });
  await tech.enter("tech", password);
  const patient = await makePatient(front, { name: `Cohort ${Date.now() % 1_000_000}` });
  const exam = await makeReadable({ front, tech }, { patientId: patient.id });
  const qc = await open({ lang: "en", size: [1440, 900] });
  await qc.enter("qc", password, "/research");
  const projectId = await opensProject(qc);
  const cohortId = await buildsCohort(qc, projectId);
  await leavesOut(qc, exam);
  await draws(qc);
  await asks(qc, projectId);
  const head = await open({ lang: "en", size: [1440, 900] });
  await head.enter("head", password, `/research/${projectId}`);
  await releases(head);
  await fetches(qc, projectId);
  return { projectId, cohortId };
}

async function opensProject(qc) {
  const { page } = qc;
  await page.getByRole("button", { name: "New project" }).click();
  const dialog = page.getByRole("dialog");
  for (const [label, text] of [["Title", `Journey ${Date.now() % 1_000_000}`], ["Purpose", "Whether the way is whole"], ["Ethics committee", "EC"], ["Approval number", "EC-J"], ["Approved until", "2199-01-01"], ["Responsible", "Prof. Xu"]])
    await dialog.getByLabel(label, { exact: true }).fill(text);
  expectEqual(await qc.findA11yFaults(), [], "a new project");
  await dialog.getByRole("button", { name: "New project" }).click();
  await page.waitForURL(/\/research\/\d+$/);
  return Number(page.url().split("/").at(-1));
}

async function buildsCohort(qc, projectId) {
  const { page } = qc;
  await page.getByRole("link", { name: "New cohort" }).click();
  await page.locator(".research-flow").waitFor();
  const assessed = await page.locator(".research-box").first().innerText();
  expectTrue(/\d+ exams of/.test(assessed), "what is assessed is counted");
  await page.getByRole("button", { name: "+ One exam a patient" }).click();
  await page.getByText("Excluded: not the patient's first exam").waitFor();
  await page.getByLabel("Name", { exact: true }).fill("Everybody");
  for (const theme of ["light", "dark"]) {
    if (theme === "dark") await page.getByRole("button", { name: "Dark", exact: true }).click();
    expectEqual(await qc.findA11yFaults(), [], `the builder, ${theme}`);
    await qc.shot(`research-builder-${theme}`);
  }
  await page.getByRole("button", { name: "New cohort" }).click();
  await page.waitForURL(new RegExp(`/research/${projectId}/cohorts/\\d+$`));
  return Number(page.url().split("/").at(-1));
}

async function leavesOut(qc, exam) {
  const { page } = qc;
  await page.getByLabel("Accession number").fill(exam.accession);
  await page.getByRole("button", { name: "Leave out", exact: true }).click();
  await page.getByRole("button", { name: `Lift the exclusion of ${exam.accession}` }).waitFor();
}

async function draws(qc) {
  const { page } = qc;
  await page.getByRole("button", { name: "Draw the cohort" }).click();
  const shown = page.getByRole("region", { name: "Draws" }).locator(".research-flow");
  await shown.waitFor();
  expectTrue((await shown.innerText()).includes("Image quality: 1"), "the exclusion by hand is counted with its reason");
}

async function asks(qc, projectId) {
  const { page } = qc;
  await page.getByRole("button", { name: "Ask for an export" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What it is for").fill("the journey");
  expectEqual(await qc.findA11yFaults(), [], "an export is asked for");
  await dialog.getByRole("button", { name: "Ask for an export" }).click();
  await page.waitForURL(new RegExp(`/research/${projectId}$`));
  await page.getByText("Another person has to decide").waitFor();
}

async function releases(head) {
  const { page } = head;
  await page.getByRole("button", { name: "Release" }).click();
  await page.getByRole("link", { name: "Download" }).waitFor({ timeout: 60_000 });
  expectEqual(await head.findA11yFaults(), [], "a project with an export");
  await head.shot("research-project");
  await page.getByRole("textbox", { name: "Pseudonym", exact: true }).fill("NOBODY");
  await page.getByRole("region", { name: "Patient behind a pseudonym" }).getByLabel("Reason").fill("to see that a miss is told");
  await page.getByRole("button", { name: "Look up" }).click();
  await page.getByText("The project has no such pseudonym").waitFor();
}

async function fetches(qc, projectId) {
  const { page } = qc;
  await page.reload();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download" }).click()]);
  expectTrue(/^research-export-\d+\.zip$/.test(download.suggestedFilename()), "the archive comes");
  const rows = await call(qc, "GET", `/api/research/projects/${projectId}/exports`);
  expectEqual(rows.results.map((row) => row.state), ["ready"]);
}
