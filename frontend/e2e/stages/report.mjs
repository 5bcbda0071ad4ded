// The radiologist writes, sees the side that does not fit marked while typing, mends it and signs.
import { expectEqual } from "../lib/expect.mjs";

export default async function run({ open, password, facts }) {
  const rad = await open();
  await rad.enter("rad", password, "/reading");
  const { page } = rad;
  await page.getByRole("button", { name: new RegExp(facts.patient) }).first().click();
  const [findings, impression] = [page.locator(".cm-content").nth(0), page.locator(".cm-content").nth(1)];
  await findings.click();
  await page.keyboard.insertText(facts.findings);
  await impression.click();
  await page.keyboard.insertText(facts.wrong_impression);
  await page.locator(".cm-lintRange-error").first().waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(facts.impression);
  await page.locator(".cm-lintRange-error").first().waitFor({ state: "detached" });
  await page.keyboard.press("Control+Enter");
  await page.locator("#sign_password").fill(password);
  await page.locator("#sign_password").press("Enter");
  await page.locator("#sign_password").waitFor({ state: "detached" });
  expectEqual(await page.locator("[role=alert] .bad").count(), 0, "refusals at the signature");
}
