// A radiologist opens a study of the simulated day in the viewer by one click and reads it by keys: scrolls, windows, measures an ROI whose figures are those of the file, compares, marks a key image.
import { call } from "../lib/calls.mjs";
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

const READY_MS = 120_000;

export default async function run({ open, password }) {
  const desk = await open({ lang: "en" });
  const { page } = desk;
  await desk.enter("rad", password, "/images?ordering=-n_instances");
  const study = await findStack(desk);
  await desk.open(`/images/${study.id}`);
  desk.resetCount();
  const asked = performance.now();
  await page.getByRole("link", { name: "View images" }).click();
  const first = await drawn(page);
  const firstImageMs = Math.round(performance.now() - asked);
  expectAtMost({ clicks: desk.count.clicks, keys: desk.count.keys }, { clicks: 1, keys: 0 }, "from the study to its images");
  const counts = { open: desk.count.clicks };

  desk.resetCount();
  const scrolled = performance.now();
  await page.keyboard.press("PageDown");
  await page.locator(".vw-t.ne").filter({ hasText: "Image 11 /" }).waitFor();
  const scrollMs = Math.round(performance.now() - scrolled);
  const before = await changed(page, first.mix, "ten images on");
  await page.keyboard.press("2");
  await page.locator(".vw-t.sw").filter({ hasText: "W 1500" }).waitFor();
  const lung = await changed(page, before.mix, "a window by its key");
  expectTrue(lung.mean > before.mean, "the lung window is brighter");
  await page.keyboard.press("1");
  await changed(page, lung.mix, "its own window again");
  counts.window = desk.count.keys - 1;

  await measure(desk, study);
  await compare(desk);
  await markKey(desk, study);
  for (const theme of ["light", "dark"]) {
    if (theme === "dark") await page.getByRole("button", { name: "Dark", exact: true }).click();
    expectEqual(await desk.findA11yFaults(), [], `the viewer in ${theme}`);
  }
  return { counts, firstImageMs, scrollMs };
}

/** The largest CT of the day that is whole: a stack with levels. */
export async function findStack(desk) {
  const end = Date.now() + 240_000;
  while (Date.now() < end) {
    const { results } = await call(desk, "GET", "/api/studies?modality=CT&ordering=-n_instances&state=complete");
    const study = results.find((one) => one.n_instances / one.n_series > 11);
    if (study) return study;
    await desk.page.waitForTimeout(2_000);
  }
  throw new Error("the simulated day sent no CT");
}

/** The ROI's figures against the same pixels as the server decodes them. */
async function measure(desk, study) {
  const { page } = desk;
  await page.keyboard.press("r");
  await drag(page, 0.45, 0.4, 0.55, 0.5);
  const row = page.locator(".iv-measures li[data-kind=rectangle]");
  await row.filter({ hasText: "Columns" }).waitFor();
  const text = (await settled(row)).replaceAll("−", "-");
  const [x1, x2, y1, y2] = /Columns (\d+)–(\d+), rows (\d+)–(\d+)/.exec(text).slice(1).map(Number);
  const image = Number(/image (\d+)/.exec(text)[1]);
  const truth = await readTruth(desk, study, image, { x1, x2, y1, y2 });
  const shown = (label) => Number(new RegExp(`\\b${label} (-?[\\d.]+)`).exec(text)[1]);
  expectEqual(shown("n"), truth.n, "pixels in the ROI");
  for (const [label, figure] of [["Mean", truth.mean], ["SD", truth.sd], ["Min", truth.min], ["Max", truth.max]]) {
    expectTrue(Math.abs(shown(label) - figure) <= (Math.abs(figure) < 100 ? 0.006 : 0.06), `${label} ${shown(label)} is ${figure}`);
  }
  await page.keyboard.press("Delete");
  await row.waitFor({ state: "detached" });
}

/** The figures follow the drag a little later: two readings alike. */
async function settled(row) {
  let last = "";
  for (let text = await row.innerText(); text !== last; text = await row.innerText()) {
    last = text;
    await row.page().waitForTimeout(500);
  }
  return last;
}

async function readTruth(desk, study, image, { x1, x2, y1, y2 }) {
  const detail = await call(desk, "GET", `/api/studies/${study.id}`);
  const series = detail.series.filter((one) => one.modality === "CT").sort((a, b) => b.n_instances - a.n_instances)[0];
  const instances = await call(desk, "GET", `/api/series/${series.id}/instances`);
  const answer = await desk.page.request.get(new URL(`/api/instances/${instances[image - 1].id}/frames/0`, desk.url).href);
  const facts = JSON.parse(answer.headers()["x-frame"]);
  const raw = await answer.body();
  const at = (x, y) => raw[facts.kind === "u2" ? "readUInt16LE" : "readInt16LE"](2 * (y * facts.columns + x)) * facts.slope + facts.intercept;
  const values = [];
  for (let y = y1; y <= y2; y += 1) for (let x = x1; x <= x2; x += 1) values.push(at(x, y));
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return { n: values.length, mean, sd: Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / values.length), min: Math.min(...values), max: Math.max(...values) };
}

/** The series once more beside itself: scrolling one pane takes the other along. */
async function compare(desk) {
  const { page } = desk;
  await page.keyboard.press("Alt+2");
  const empty = page.getByRole("button", { name: /Empty pane/ });
  if ((await empty.count()) > 0) {
    await empty.click();
    await page.locator(".iv-series button").first().click();
  }
  await drawn(page, 1);
  await page.keyboard.press("Home");
  await page.waitForFunction(() => [...document.querySelectorAll(".iv-slider")].every((one) => one.value === "1"));
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.querySelectorAll(".iv-slider").length === 2 && [...document.querySelectorAll(".iv-slider")].every((one) => one.value === "2"));
  await page.keyboard.press("Alt+1");
}

async function markKey(desk, study) {
  const { page } = desk;
  const read = () => call(desk, "GET", `/api/imaging/studies/${study.id}/key-images`);
  const before = await read();
  await page.keyboard.press("k");
  await page.locator(".iv-key").waitFor();
  const marks = await read();
  expectEqual(marks.length, before.length + 1, "one key marks the image");
  await page.keyboard.press("k");
  await page.locator(".iv-key").waitFor({ state: "detached" });
  expectEqual(await read(), before, "and takes the mark back");
}

export async function drag(page, x1, y1, x2, y2, pane = 0) {
  const box = await page.locator(".iv-canvas").nth(pane).boundingBox();
  await page.mouse.move(box.x + box.width * x1, box.y + box.height * y1);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * x2, box.y + box.height * y2, { steps: 6 });
  await page.mouse.up();
}

/** Grey levels of a pane's canvas as the person sees them: mean, how many, and a figure that changes with any of them. */
export function readPane(page, pane = 0) {
  return page.evaluate((at) => {
    const canvas = document.querySelectorAll(".iv-canvas")[at]?.querySelector("canvas");
    if (!canvas || canvas.width === 0) return null;
    const copy = document.createElement("canvas");
    [copy.width, copy.height] = [canvas.width, canvas.height];
    const context = copy.getContext("2d");
    context.drawImage(canvas, 0, 0);
    const data = context.getImageData(0, 0, copy.width, copy.height).data;
    let sum = 0;
    let mix = 0;
    const levels = new Set();
    for (let i = 0; i < data.length; i += 28) {
      sum += data[i];
      mix = (mix * 31 + data[i]) % 1_000_000_007;
      levels.add(data[i]);
    }
    return { mean: sum / (data.length / 28), levels: levels.size, mix };
  }, pane);
}

/** Until the pane shows a picture: not one colour. */
export function drawn(page, pane = 0) {
  return until(page, pane, (seen) => seen.levels > 20, "shows a picture");
}

function changed(page, mix, what) {
  return until(page, 0, (seen) => seen.mix !== mix && seen.levels > 20, what);
}

export async function until(page, pane, fits, what) {
  const end = Date.now() + READY_MS;
  while (Date.now() < end) {
    const seen = await readPane(page, pane);
    if (seen && fits(seen)) return seen;
    await page.waitForTimeout(50);
  }
  throw new Error(`pane ${pane}: ${what}: ${JSON.stringify(await readPane(page, pane))}`);
}
