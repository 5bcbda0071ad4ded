// The order becomes an appointment: the radiologist vets it, the clerk finds the caller by four digits and books.
import { findCaller, toast } from "../lib/department.mjs";

export default async function run({ open, password, facts }) {
  const rad = await open();
  await rad.enter("rad", password, "/vetting");
  await rad.page.getByRole("button", { name: `通过 ${facts.patient} 的申请` }).click();
  await rad.page.getByText("没有待审核的申请").waitFor();

  const clerk = await open();
  await clerk.enter("front", password, "/schedule");
  const { page } = clerk;
  await findCaller(clerk, facts.phone_tail);
  await page.keyboard.press("Enter");
  await page.locator(".slot").first().waitFor();
  await page.keyboard.press("1");
  await page.locator(".slot.on").waitFor();
  for (const key of await page.locator(".q.open .seg button:nth-child(2) kbd").allTextContents()) await page.keyboard.press(key);
  await page.keyboard.press("Control+Enter");
  await toast(page, facts.patient);
}
