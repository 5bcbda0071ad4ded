// An administrator adds a partner that is not there yet, sees its line wait and tries it, reads a sender's codes, and turns the partner off.
import { expectEqual } from "../lib/expect.mjs";

export default async function run({ open, password }) {
  const admin = await open({ lang: "en" });
  const { page } = admin;
  await admin.enter("admin", password, "/messages");
  const code = `probe-${Date.now() % 100_000}`;

  await page.getByRole("button", { name: "Add a partner" }).click();
  await page.locator("#partner_code").fill(code);
  await page.locator("#partner_host").fill("127.0.0.1");
  await page.locator("#partner_port").fill("9");
  await page.locator("#partner_application").fill("PROBE");
  await page.getByLabel("Bookings").check();
  await page.getByLabel("Order status").check();
  expectEqual(await admin.findA11yFaults(), [], "the form of a partner is accessible");
  await page.getByRole("button", { name: "Add the partner" }).click();

  // The department's own day makes the messages.
  const line = page.getByRole("group", { name: code });
  await line.getByText("Down", { exact: true }).waitFor({ timeout: 120_000 });
  await line.getByRole("button", { name: `Try ${code} now` }).click();
  await line.getByRole("link", { name: /[1-9]\d* in line/ }).click();
  await page.locator("tbody tr").first().click();
  await page.getByRole("dialog").getByText(/RADFLOW\|RADIOLOGY\|PROBE/).first().waitFor();
  await page.keyboard.press("Escape");

  await admin.open("/messages");
  await page.getByRole("button", { name: "Codes of HIS · SIMHOSP" }).click();
  await page.getByRole("region", { name: "Priority" }).getByText("S → stat").waitFor();
  expectEqual(await admin.findA11yFaults(), [], "the codes of a sender are accessible");
  await page.keyboard.press("Escape");

  await page.getByRole("group", { name: code }).getByRole("button", { name: `Edit ${code}` }).click();
  await page.locator("#partner_is_active").click();
  await page.getByRole("button", { name: `Save ${code}` }).click();
  await page.getByRole("group", { name: code }).getByText("Off", { exact: true }).waitFor();
  await page.getByRole("group", { name: "HIS · SIMHOSP" }).getByText(/ORM\^O01/).first().waitFor();
  for (const theme of ["light", "dark"]) {
    if (theme === "dark") await page.getByRole("button", { name: "Dark", exact: true }).click();
    expectEqual(await admin.findA11yFaults(), [], `the hospital interface in ${theme}`);
  }
}
