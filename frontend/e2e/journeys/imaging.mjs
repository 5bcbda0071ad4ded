// A DICOM administrator enters a peer, corrects it and removes it; images of the simulated day open in the viewer and are windowed, turned and measured.
import { expectEqual, expectTrue } from "../lib/expect.mjs";

const TABS = ["steps", "contacts", "refusals", "quarantine", "destinations", "commitments", "peers"];

export default async function run({ open, password }) {
  const desk = await open({ lang: "en" });
  const { page } = desk;
  await desk.enter("dicom", password, "/dicom?tab=peers");
  const title = `WS${Date.now() % 100_000}`;
  await page.getByRole("button", { name: "Add peer" }).click();
  await page.locator("#peer_ae_title").fill("STORESCU");
  await page.locator("#peer_name").fill("Reading room 2");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("AE title STORESCU is in use").first().waitFor();
  await page.locator("#peer_ae_title").fill(title);
  expectEqual(await desk.findA11yFaults(), [], "the drawer of a peer is accessible");
  await page.getByRole("button", { name: "Save" }).click();
  const row = page.getByRole("row", { name: new RegExp(title) });
  await row.click();
  await page.locator("#peer_note").fill("north wing");
  await page.getByRole("button", { name: "Save" }).click();
  await row.getByText("north wing").waitFor();
  await row.click();
  await page.getByRole("button", { name: `Remove ${title}` }).click();
  await row.waitFor({ state: "detached" });

  await openImages(desk);
  const pane = page.getByRole("slider", { name: /Images/ });
  const count = Number(await pane.getAttribute("aria-valuemax"));
  await pane.focus();
  await page.keyboard.press("End");
  await page.waitForFunction((n) => document.querySelector(".vw-pane")?.getAttribute("aria-valuenow") === String(n), count);
  const before = await page.locator(".vw-t.sw").innerText();
  await drag(page, pane, 0.5, 0.5, 0.6, 0.4);
  expectTrue((await page.locator(".vw-t.sw").innerText()) !== before, "a drag changes the window");
  await page.getByRole("button", { name: "Measure" }).click();
  await drag(page, pane, 0.3, 0.5, 0.5, 0.5);
  await page.getByRole("button", { name: "Reset" }).click();
  expectEqual(await page.locator(".vw-t.sw").innerText(), before, "reset brings the first window back");

  for (const theme of ["light", "dark"]) {
    if (theme === "dark") await page.getByRole("button", { name: "Dark", exact: true }).click();
    expectEqual(await desk.findA11yFaults(), [], `the viewer in ${theme}`);
  }
  for (const tab of TABS) {
    await desk.open(`/dicom?tab=${tab}`);
    expectEqual(await desk.findA11yFaults(), [], `DICOM activity, ${tab}`);
  }
  await desk.open("/images");
  expectEqual(await desk.findA11yFaults(), [], "the list of images");
}

/** The newest study with images; the simulated day sends the first within minutes. */
async function openImages({ page, open }) {
  await open("/images?ordering=-n_instances");
  await page.locator("tbody tr").first().waitFor({ timeout: 240_000 });
  await page.locator("tbody tr td").nth(1).click();
  await page.locator(".vw-pane canvas:not([hidden])").first().waitFor({ timeout: 60_000 });
}

async function drag(page, pane, x1, y1, x2, y2) {
  const box = await pane.boundingBox();
  await page.mouse.move(box.x + box.width * x1, box.y + box.height * y1);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * x2, box.y + box.height * y2, { steps: 5 });
  await page.mouse.up();
}
