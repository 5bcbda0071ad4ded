// The patient comes: the clerk scans the slip, the nurse asks what is open, releases and makes ready.
import { answerAll } from "../lib/screening.mjs";

export default async function run({ open, password, facts }) {
  const clerk = await open();
  await clerk.enter("front", password, "/checkin");
  await clerk.page.keyboard.insertText(`RF1|${facts.accession}|${facts.mrn}`);
  await clerk.page.keyboard.press("Enter");
  await clerk.page.locator(".ticketno").waitFor();

  const nurse = await open();
  await nurse.enter("nurse", password, `/safety/exams/${facts.exam_id}`);
  await answerAll(nurse.page);
  await nurse.page.getByRole("button", { name: `放行 ${facts.patient} 检查` }).click();
  await nurse.page.getByText("已放行").first().waitFor();
  await nurse.open(`/exams/${facts.exam_id}`);
  const ready = nurse.page.getByRole("button", { name: `${facts.patient} 准备就绪` });
  await ready.click();
  await ready.waitFor({ state: "detached" });
}
