// Device administrator: downtime in three clicks and back, a work order to its outcome, an alarm acknowledged by one key when there is one.
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

export default async function run({ open, password }) {
  const summary = `check the probe cable ${Date.now().toString(36)}`;
  const desk = await open({ lang: "en", size: [1440, 900] });
  const { page } = desk;
  await desk.enter("device", password, "/devices");
  const room = page.locator(".dev-plan").getByRole("button", { name: /^US-2/ });
  await room.waitFor();
  if ((await stopped(page).count()) > 0) {
    // A walk before this one ended half way.
    await room.click();
    await returnToService(page);
    await desk.open("/devices");
  }
  await room.click();
  expectEqual(await desk.findA11yFaults(), [], "the fleet is accessible");

  desk.resetCount();
  await page.getByRole("button", { name: "Log downtime", exact: true }).click();
  await page.getByRole("dialog").getByText("Planned", { exact: true }).click();
  await page.getByRole("button", { name: "Take US-2 out of service" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expectAtMost(desk.count, { keys: 0, clicks: 3 }, "downtime logged");
  await stopped(page).waitFor();

  await returnToService(page);
  expectEqual(await desk.findA11yFaults(), [], "the device page is accessible");

  await page.getByRole("button", { name: "Work order", exact: true }).first().click();
  await page.locator("#order_summary").fill(summary);
  await page.getByRole("button", { name: "Open a work order for US-2" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await desk.open("/work-orders");
  await page.getByText(summary).first().click();
  await page.getByRole("button", { name: "Start", exact: true }).click();
  const finish = page.getByRole("button", { name: "Finish", exact: true });
  await finish.waitFor();
  expectTrue(await finish.isDisabled(), "an order is not finished without its outcome");
  await page.getByRole("textbox", { name: /outcome/ }).fill("cable replaced");
  await finish.click();
  await page.getByText("Outcome: cable replaced").waitFor();

  await desk.open("/devices");
  desk.resetCount();
  await page.getByRole("button", { name: "List", exact: true }).click();
  const worst = page.getByRole("table", { name: "List" }).locator("tbody tr").first();
  await worst.waitFor();
  expectAtMost(desk.count, { keys: 0, clicks: 2 }, "which device hurt us this month");
  const list = page.getByRole("table", { name: "List" });
  const column = (await list.getByRole("columnheader").allInnerTexts()).findIndex((text) => text.startsWith("Lost"));
  const lost = await list.locator(`tbody tr td:nth-child(${column + 1})`).allInnerTexts();
  expectTrue(lost[0].trim() !== "–" || lost.every((text) => text.trim() === "–"), "the device that lost most time stands first");

  await desk.open("/devices");
  const acknowledge = page.getByRole("button", { name: /^Acknowledge/ });
  if ((await acknowledge.count()) > 0) {
    desk.resetCount();
    const taken = page.waitForResponse((answer) => answer.url().endsWith("/api/alarms/acknowledge") && answer.ok());
    await page.keyboard.press("a");
    await taken;
    expectAtMost(desk.count, { keys: 1, clicks: 0 }, "an alarm acknowledged");
  }
  await keepSupply(desk);
  await keepPlan(desk);
  for (const path of ["/alarms", "/alarms/watch", "/alarms/watch?view=precision", "/alarms/watch?view=mutes", "/telemetry", "/telemetry?view=quarantine", "/telemetry?view=streams"]) {
    await desk.open(path);
    await page.getByRole("main").waitFor();
    expectEqual(await desk.findA11yFaults(), [], `${path} is accessible`);
  }
}

const stopped = (page) => page.locator(".dev-plan").getByRole("button", { name: /^US-2.*Maintenance/ });

/** From the fleet, where US-2 is chosen. */
async function returnToService(page) {
  await page.getByRole("link", { name: "US-2", exact: true }).click();
  await page.getByRole("button", { name: "Return US-2 to service" }).click();
  await page.getByRole("button", { name: "Log downtime", exact: true }).waitFor();
}

/** What devices share is added, changed and deleted where the fleet is. */
async function keepSupply(desk) {
  const { page } = desk;
  const code = `GATEWAY-${Date.now().toString(36).slice(-5).toUpperCase()}`;
  await page.getByRole("button", { name: "Shared supplies" }).click();
  const drawer = page.getByRole("dialog", { name: "Shared supplies" });
  await drawer.getByRole("button", { name: "Save CHILLER-1" }).waitFor();
  expectEqual(await desk.findA11yFaults(), [], "the shared supplies are accessible");
  await drawer.getByRole("combobox", { name: "Supply" }).click();
  await page.getByTitle("New supply").click();
  await drawer.getByLabel("Code").fill(code);
  await drawer.getByLabel("Name, Chinese").fill("网关");
  await drawer.getByLabel("Name, English").fill("Gateway");
  await drawer.getByRole("button", { name: "Add supply" }).click();
  await drawer.getByRole("button", { name: `Delete ${code}` }).click();
  await drawer.getByRole("button", { name: `Delete ${code}` }).waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
}

/** Work that comes again is planned once, and the plan is ended where it stands. */
async function keepPlan(desk) {
  const { page } = desk;
  const name = `probe check ${Date.now().toString(36)}`;
  await desk.open("/maintenance");
  await page.getByRole("button", { name: "New plan" }).click();
  const drawer = page.getByRole("dialog", { name: "New plan" });
  await drawer.getByRole("combobox", { name: "Device", exact: true }).fill("US-2");
  await page.keyboard.press("Enter");
  await drawer.getByLabel("Plan", { exact: true }).fill(name);
  await drawer.getByLabel("First due day").fill("2030-01-07");
  await drawer.getByLabel("Source").fill("manual 4.2");
  expectEqual(await desk.findA11yFaults(), [], "a new plan is accessible");
  await drawer.getByRole("button", { name: "Save plan" }).click();
  await drawer.waitFor({ state: "detached" });
  const row = page.getByRole("row").filter({ hasText: name });
  await row.getByText("US-2").waitFor();
  await row.getByRole("button").first().click();
  const kept = page.getByRole("dialog", { name: `US-2 · ${name}` });
  await kept.getByRole("checkbox", { name: "In use" }).uncheck();
  await kept.getByRole("button", { name: "Save plan" }).click();
  await kept.waitFor({ state: "detached" });
  await row.waitFor({ state: "detached" });
  expectEqual(await desk.findA11yFaults(), [], "tests and plans are accessible");
}
