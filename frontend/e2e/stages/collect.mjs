// The referrer opens the result and its PDF.
import { expectEqual, expectTrue } from "../lib/expect.mjs";

export default async function run({ open, password, facts, url }) {
  const referrer = await open();
  await referrer.enter("referrer", password, "/results");
  const { page } = referrer;
  expectEqual(await page.locator(".results-list li").count(), 1, "results of the referrer's own patients");
  await page.locator(".results-list li button").filter({ hasText: facts.patient }).click();
  await page.locator(".results-prose").filter({ hasText: facts.impression }).waitFor();
  const href = await page.getByRole("link", { name: "PDF" }).getAttribute("href");
  const pdf = await page.request.get(new URL(href, url).href);
  expectTrue(pdf.ok() && (await pdf.body()).subarray(0, 5).toString() === "%PDF-", "the PDF opens");
  await page.locator(".results-images canvas, .results-images img").first().waitFor();
}
