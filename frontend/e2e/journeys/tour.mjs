// Every role lands on a page of its own, and every page that somebody may open opens: no error, accessible, in both languages and themes.
import { expectEqual, expectTrue } from "../lib/expect.mjs";

const PEOPLE = ["front", "tech", "nurse", "rad", "resident", "referrer", "qc", "physicist", "device", "dicom", "head", "admin"];

export default async function run({ open, password }) {
  const seen = new Set();
  const starts = {};
  const faults = [];
  for (const [at, user] of PEOPLE.entries()) {
    const desk = await open({ lang: at % 2 ? "en" : "zh-Hans", theme: at % 2 ? "dark" : "light" });
    await desk.enter(user, password);
    starts[user] = new URL(desk.page.url()).pathname;
    const rail = await desk.page.locator("nav.rail a[href]:not(.skip):not(.mark)").count();
    expectTrue(rail <= 7, `the rail of ${user} has at most seven entries, not ${rail}`);
    for (const path of await listPages(desk, starts[user])) {
      if (seen.has(path)) continue;
      seen.add(path);
      const before = desk.faults.length;
      await desk.open(path);
      await desk.page.locator("h1").first().waitFor();
      const found = [...desk.faults.splice(before), ...(await desk.findA11yFaults())];
      const broken = await desk.page.locator("[role=alert] .bad").allTextContents();
      for (const fault of [...found, ...broken]) faults.push(`${user} ${path}: ${fault}`);
    }
    await desk.close();
  }
  expectEqual(faults, [], "pages");
  return { pages: seen.size, starts };
}

/** Addresses in the palette of this person; the start page too when it stands outside the shell. */
async function listPages(desk, start) {
  const { page } = desk;
  if ((await page.locator("nav.rail").count()) === 0) return [start];
  await page.keyboard.press("Control+k");
  await page.locator("#palette-list [role=option]").first().waitFor();
  const ids = await page.locator("#palette-list [role=option]").evaluateAll((options) => options.map((option) => option.id.replace("palette-", "")));
  await page.keyboard.press("Escape");
  return ids;
}
