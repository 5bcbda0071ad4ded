// A nurse prepares a contrast patient, hands over, observes and lets go, by the counter.
import { call, makePatient } from "../lib/calls.mjs";
import { answerAll, makeExam } from "../lib/exams.mjs";
import { expectAtMost, expectEqual } from "../lib/expect.mjs";

const TABLET = [1180, 820];

export default async function run({ open, password }) {
  const front = await open({ lang: "en" });
  await front.enter("front", password);
  const rad = await open({ lang: "en" });
  await rad.enter("rad", password);
  const tech = await open({ lang: "en" });
  await tech.enter("tech", password);
  const name = `Lane ${Date.now() % 100_000}`;
  const patient = await makePatient(front, { name: name });
  const examId = await makeExam({ front, rad, patientId: patient.id, here: true });

  const nurse = await open({ lang: "en", size: TABLET, touch: true });
  await nurse.enter("nurse", password, "/safety/lanes");
  const { page } = nurse;
  const cardIn = (lane) => page.getByRole("region", { name: lane }).getByRole("article").filter({ hasText: name });
  await cardIn("To prepare").waitFor();

  nurse.resetCount();
  await cardIn("To prepare").getByRole("button", { name: "Place IV" }).tap();
  await page.getByRole("radio", { name: "Left elbow" }).tap();
  expectEqual(await nurse.findA11yFaults(), [], "the choice of a cannula is accessible");
  await page.getByRole("button", { name: `Cannula of ${name}, 20 G` }).tap();
  await cardIn("IV in place").getByText("Left elbow 20 G").waitFor();
  expectAtMost(nurse.count, { taps: 6, clicks: 0, keys: 0 }, "a patient prepared");
  const prepared = nurse.count.taps;

  nurse.resetCount();
  await cardIn("IV in place").getByRole("button", { name: "Hand over" }).tap();
  await page.getByRole("article").filter({ hasText: name }).getByText("Handed over").waitFor();
  expectAtMost(nurse.count, { taps: 1, clicks: 0, keys: 0 }, "handed over");

  await answerAll(rad, examId);
  const at = (await call(tech, "GET", "/api/clock")).now;
  await call(tech, "POST", `/api/safety/exams/${examId}/start`, { at });
  const bottle = await call(tech, "GET", `/api/safety/exams/${examId}/bottle?code=DEMO-K2609A`);
  const injection = { client_id: crypto.randomUUID(), agent_code: bottle.lot.agent.code, lot: bottle.lot.lot, volume_ml: "70.0", site: "left_elbow", at };
  await call(tech, "POST", `/api/safety/exams/${examId}/injections`, injection);
  await cardIn("Injecting").getByRole("button", { name: "Start observation" }).tap();
  await cardIn("Observing").waitFor();

  // The time is not over: the end asks why, and still takes two taps.
  nurse.resetCount();
  await cardIn("Observing").getByRole("button", { name: "End observation" }).tap();
  await page.keyboard.type("physician at the bedside");
  expectEqual(await nurse.findA11yFaults(), [], "the early end is accessible");
  await page.getByRole("dialog").getByRole("button", { name: new RegExp(`End the observation of ${name}`) }).tap();
  await cardIn("Observing").waitFor({ state: "detached" });
  expectAtMost(nurse.count, { taps: 2, clicks: 0 }, "released after observation");

  // The pharmacy's agents: one more, and its strength corrected.
  const desk = await open({ lang: "en" });
  await desk.enter("nurse", password, "/safety/agents");
  const agent = `Trial ${Date.now() % 100_000}`;
  const field = (label) => desk.page.getByRole("dialog").getByLabel(label, { exact: true });
  await desk.page.getByRole("button", { name: "Add an agent" }).click();
  await field("Code").fill(agent.toLowerCase().replace(" ", "_"));
  await field("Class").click();
  await desk.page.getByTitle("Iodinated").click();
  await field("Name (Chinese)").fill(`试用 ${agent}`);
  await field("Name (English)").fill(agent);
  await field("Strength").fill("300");
  expectEqual(await desk.findA11yFaults(), [], "the form of an agent is accessible");
  await desk.shot("agent");
  await desk.page.getByRole("button", { name: "Save agent" }).click();
  await desk.page.getByText("A strength needs its unit").waitFor();
  await field("Unit").click();
  await desk.page.getByTitle("mgI/mL").click();
  await desk.page.getByText("A strength needs its unit").waitFor({ state: "detached" }); // the button moves with it
  await desk.rest();
  await desk.page.getByRole("button", { name: "Save agent" }).click();
  await desk.page.getByRole("dialog").waitFor({ state: "detached" });
  const made = (await call(desk, "GET", "/api/safety/agents?page_size=200")).results.find((one) => one.names.en === agent);
  expectEqual([Number(made.concentration), made.concentration_unit, made.is_verified], [300, "mgI/mL", false], "the agent that was added");
  return { prepared };
}
