// A radiologist cuts a CT in three planes: needs a browser that draws in three dimensions (E2E_GRAPHICS=1), which is slow without a graphics card, so it is run by hand.
import { expectEqual, expectTrue } from "../lib/expect.mjs";
import { drag, drawn, findStack, readPane, until } from "./viewer.mjs";

export default async function run({ open, password }) {
  const desk = await open({ lang: "en" });
  await desk.enter("rad", password, "/images?ordering=-n_instances");
  const study = await findStack(desk);
  await desk.open(`/images/${study.id}/view`);
  await drawn(desk.page);
  const began = performance.now();
  await cut(desk);
  return { cutMs: Math.round(performance.now() - began) };
}

/** Planes through the volume: one click of the crosshair moves the others, a length drawn in one is listed and leads back to its level. */
async function cut(desk) {
  const { page } = desk;
  const list = page.locator(".iv-measures li[data-kind=length]");
  await page.keyboard.press("m");
  for (const pane of [0, 1, 2]) await drawn(page, pane);
  await page.keyboard.press("l");
  await drag(page, 0.35, 0.4, 0.6, 0.5, 2);
  await list.filter({ hasText: "Coronal" }).filter({ hasText: "mm" }).waitFor();
  const measured = await stands(page, 2);
  await page.keyboard.press("c");
  const axial = await page.locator(".iv-canvas").first().boundingBox();
  const click = async (x, y) => {
    const before = await depths(page);
    await page.mouse.click(axial.x + axial.width * x, axial.y + axial.height * y);
    await page.waitForFunction((old) => [...document.querySelectorAll("[data-depth]")].map((one) => Number(one.dataset.depth)).join() !== old, before.join());
    return depths(page);
  };
  const first = await click(0.4, 0.3);
  await until(page, 2, (seen) => seen.mix !== measured.mix, "another level after one click of the crosshair");
  const beside = await click(0.55, 0.3);
  const below = await click(0.55, 0.45);
  const mm = (beside[1] - first[1]) / (0.15 * axial.width);
  expectTrue(mm > 0, `a click further to the right of the picture cuts further to the patient's left: ${first[1]} to ${beside[1]} mm`);
  expectTrue(Math.abs((below[2] - beside[2]) / (0.15 * axial.height) - mm) < 0.05 * mm, "the same way down the picture cuts as far to the back");
  expectEqual([beside[0], beside[2], below[0], below[1]], [first[0], first[2], beside[0], beside[1]], "each click moves only the planes that it must");
  const away = await stands(page, 2);
  await list.getByRole("button", { name: /Coronal/ }).click();
  await until(page, 2, (seen) => seen.mix !== away.mix, "back at the level of the length");
  await list.getByRole("button", { name: /Remove/ }).click();
  await list.waitFor({ state: "detached" });
  await page.keyboard.press("m");
  await drawn(page);
}

/** Where the three planes cut the body, mm: axial, sagittal, coronal. */
function depths(page) {
  return page.evaluate(() => [...document.querySelectorAll("[data-depth]")].map((one) => Number(one.dataset.depth)));
}

/** Two readings alike: nothing is on its way any more. */
async function stands(page, pane) {
  let last = null;
  for (let seen = await readPane(page, pane); last === null || seen.mix !== last.mix; seen = await readPane(page, pane)) {
    last = seen;
    await page.waitForTimeout(600);
  }
  return last;
}
