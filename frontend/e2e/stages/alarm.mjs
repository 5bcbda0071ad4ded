// An alarm stands: the device engineer takes note by one key, and opens its work order from the fleet's list in at most three clicks.
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

export default async function run({ open, password, facts }) {
  const desk = await open({ lang: "en", size: [1440, 900] });
  const { page } = desk;
  await desk.enter("device", password, `/devices/${facts.device_id}`);
  // A sensor that has fallen silent meanwhile would stand in a group of its own.
  const group = page.locator(".alarm-group").filter({ hasText: facts.device }).filter({ hasText: "cooling" });
  await group.getByRole("button", { name: /^Acknowledge/ }).waitFor();
  for (const theme of ["Dark", "Light"]) {
    await page.getByRole("button", { name: theme, exact: true }).click();
    expectEqual(await desk.findA11yFaults(), [], `a device with an alarm, ${theme}`);
  }
  desk.resetCount();
  await page.keyboard.press("a");
  await group.getByText(/^seen by /).waitFor();
  const acknowledged = { ...desk.count };
  expectAtMost(acknowledged, { keys: 1, clicks: 0, taps: 0 }, "an alarm acknowledged");

  await desk.open("/devices");
  const dialog = page.getByRole("dialog");
  const ask = group.getByRole("button", { name: "Work order", exact: true });
  for (const theme of ["Dark", "Light"]) {
    await page.getByRole("button", { name: theme, exact: true }).click();
    await ask.click();
    await dialog.waitFor();
    await desk.rest();
    expectEqual(await desk.findA11yFaults(), [], `the order filled in from the alarm, ${theme}`);
    await dialog.getByRole("button", { name: "Back" }).click();
    await dialog.waitFor({ state: "detached" });
  }
  desk.resetCount();
  await ask.click();
  await dialog.waitFor();
  expectTrue(await dialog.getByRole("radio", { name: "Critical" }).isChecked(), "the order has the alarm's severity");
  await dialog.getByRole("button", { name: `Open a work order for ${facts.device}` }).click();
  await dialog.waitFor({ state: "detached" });
  await group.getByText(/^WO-\d+$/).waitFor();
  const ordered = { ...desk.count };
  expectAtMost(ordered, { keys: 0, clicks: 3, taps: 0 }, "alarm to work order");
  for (const theme of ["Dark", "Light"]) {
    await page.getByRole("button", { name: theme, exact: true }).click();
    expectEqual(await desk.findA11yFaults(), [], `the fleet with an order, ${theme}`);
  }
  return { acknowledged, ordered };
}
