// At the reconciliation desk a technologist files a series sent under a mistyped patient number without touching the mouse, and takes it back; phantoms wait for nobody.
import { call } from "../lib/calls.mjs";
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

const PLACE = "/images?match=unmatched";

export default async function run({ open, password }) {
  const desk = await open({ lang: "en" });
  const { page } = desk;
  await desk.enter("tech", password, PLACE);
  const study = await waitForStray(desk);
  await desk.open(`${PLACE}&q=${study.patient_id_text}`);
  await page.getByRole("row", { name: new RegExp(study.accession) }).first().waitFor();
  desk.resetCount();
  await page.keyboard.press("m");
  const drawer = page.getByRole("dialog", { name: "Reconcile images" });
  await drawer.getByRole("radio", { checked: true }).waitFor();
  await page.keyboard.press("1");
  await page.keyboard.press("Control+Enter");
  await drawer.waitFor({ state: "detached" });
  expectAtMost(desk.count, { keys: 3, clicks: 0 }, "a mistyped number is filed");
  const count = { ...desk.count };
  const filed = await read(desk, study.id);
  expectEqual([filed.match, filed.exams.map((link) => link.accession)], ["matched", [study.accession]], "it is in the exam that its accession number names");

  await desk.open(`/images/${study.id}?desk`);
  await drawer.getByRole("tab", { name: "Decided" }).click();
  expectEqual(await desk.findA11yFaults(".ant-drawer"), [], "the desk is accessible");
  await drawer.getByRole("textbox", { name: "Reason" }).press("1");
  await page.keyboard.press("Control+Enter");
  // The simulated reader may have signed in the meantime: then the images stay, and the desk says why.
  const reported = drawer.getByText("is reported with these images");
  await Promise.race([drawer.waitFor({ state: "detached" }), reported.waitFor()]);
  const stays = (await reported.count()) > 0;
  expectEqual((await read(desk, study.id)).match, stays ? "matched" : "unmatched", "the act is taken back, or its report keeps it");

  await desk.open(`/images/${study.id}?desk`);
  await drawer.getByRole("tab", { name: "Reject" }).click();
  await drawer.getByRole("textbox", { name: /^Image numbers of/ }).first().fill("2-3");
  await drawer.getByText("2 images").waitFor();
  await drawer.getByRole("button", { name: /^Reject 2 parts/ }).waitFor();
  expectEqual(await desk.findA11yFaults(".ant-drawer"), [], "parts to reject");

  const { results } = await call(desk, "GET", "/api/studies?match=technical&page_size=5");
  expectTrue(results.every((one) => one.exams.length === 0), "phantoms have no exam, and nobody looks for one");
  return { file: count };
}

const read = (desk, id) => call(desk, "GET", `/api/studies/${id}`);

/** The simulated day sends one of each kind when it has scanned the first patients. */
async function waitForStray(desk) {
  for (let tries = 0; tries < 150; tries += 1) {
    const { results } = await call(desk, "GET", "/api/studies?match=unmatched&page_size=50");
    const found = results.find((one) => one.accession !== "");
    if (found) return found;
    await desk.page.waitForTimeout(2000);
  }
  throw new Error("no study with a mistyped number came");
}
