// Sign-in with a wrong and the right password, start page, palette, key overlay, languages, themes, lost session, forbidden and missing pages.
import { expectAtMost, expectEqual, expectTrue } from "../lib/expect.mjs";

export default async function run({ open, password }) {
  const desk = await open({ lang: "en" });
  const { page } = desk;
  await desk.open("/admin/users");
  await page.locator("#login_username").fill("admin");
  await page.locator("#login_password").fill("certainly-wrong");
  await page.locator("#login_password").press("Enter");
  await page.getByRole("alert").waitFor();
  expectEqual(await desk.findA11yFaults(), [], "a refused sign-in is accessible");

  await desk.signIn("admin", password, "/admin/users");
  expectTrue(new URL(page.url()).pathname === "/admin/users", "sign-in leads to the address that was asked for");
  expectEqual(await page.title(), "Users · Radflow", "the tab names the screen");

  desk.resetCount();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("profile");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/profile");
  expectAtMost(desk.count, { keys: 9, clicks: 0 }, "a page by the palette");

  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("Open any page").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  for (const theme of ["light", "dark"]) {
    if (theme === "dark") await page.getByRole("button", { name: "Dark", exact: true }).click();
    await page.waitForFunction((name) => document.documentElement.dataset.theme === name, theme);
    expectEqual(await desk.findA11yFaults(), [], `the profile page in ${theme} is accessible`);
  }
  await page.getByRole("button", { name: "中文", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "我的资料" }).waitFor();
  expectEqual(await page.evaluate(() => document.documentElement.lang), "zh-Hans", "the page says its language");

  // The session ends elsewhere: the page stays, hidden under the login, and comes back.
  await page.locator("#password_old").fill("kept while locked");
  await desk.context.clearCookies({ name: "radflow_session" });
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await page.getByRole("button", { name: /通知/ }).click();
  await page.locator("#login_password").waitFor({ timeout: 45_000 });
  expectEqual(await page.locator("#login_username").inputValue(), "admin", "the login knows who it was");
  await page.locator("#login_password").fill(password);
  await page.locator("#login_password").press("Enter");
  await page.locator("#login_password").waitFor({ state: "detached" });
  expectEqual(await page.locator("#password_old").inputValue(), "kept while locked", "what was typed is still there");

  await desk.open("/no/such/page");
  await page.getByText("没有这个页面").waitFor();

  const clerk = await open({ lang: "zh-Hans" });
  await clerk.enter("front", password, "/admin/users");
  await clerk.page.getByText("没有权限").waitFor();
  expectEqual(await clerk.findA11yFaults(), [], "the refusal page is accessible");
}
