// A radiologist cuts a CT in three planes: needs a browser that draws in three dimensions (E2E_GRAPHICS=1), which is slow without a graphics card, so it is run by hand.
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
  await page.mouse.click(axial.x + axial.width * 0.4, axial.y + axial.height * 0.3);
  await until(page, 2, (seen) => seen.mix !== measured.mix, "another level after one click of the crosshair");
  const away = await stands(page, 2);
  await list.getByRole("button", { name: /Coronal/ }).click();
  await until(page, 2, (seen) => seen.mix !== away.mix, "back at the level of the length");
  await list.getByRole("button", { name: /Remove/ }).click();
  await list.waitFor({ state: "detached" });
  await page.keyboard.press("m");
  await drawn(page);
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
