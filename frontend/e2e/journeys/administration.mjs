// An administrator adds a person, who must choose a password; a policy changes only by a second person; a token is shown once and revoked.
import { expectEqual, expectTrue } from "../lib/expect.mjs";

const SCREENS = ["users", "permissions", "policies", "sites", "audit", "tokens", "events", "clock"];

export default async function run({ open, password }) {
  const admin = await open({ lang: "en" });
  const { page } = admin;
  await admin.enter("admin", password, "/admin/users");
  const username = `clerk${Date.now() % 100_000}`;

  await page.getByRole("button", { name: "New user" }).click();
  await page.locator("#user_username").fill(username);
  await page.locator("#user_name").fill("Gao Ning");
  await page.locator("#user_password").fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.locator("#user_password_help, .ant-form-item-explain-error").first().waitFor();
  await page.locator("#user_password").fill("Plain-river-4471");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByText("Gao Ning saved").waitFor();

  await page.getByLabel("Name or user name").fill(username);
  // The filter lives in the address.
  await page.waitForURL((url) => url.searchParams.get("q") === username);
  await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 1);
  await page.getByRole("row", { name: new RegExp(username) }).waitFor();
  expectEqual(await page.locator("tbody tr").count(), 1, "rows that match the new person");
  await page.locator("tbody tr").first().focus();
  await page.keyboard.press("Enter");
  await page.locator("#reset_password").fill("Second-river-4471");
  expectEqual(await admin.findA11yFaults(), [], "the drawer of a person is accessible");
  await page.getByRole("button", { name: /Reset the password/ }).click();
  await page.getByText("Password of Gao Ning was reset").waitFor();

  const clerk = await open({ lang: "en" });
  await clerk.signIn(username, "Second-river-4471");
  await clerk.page.locator("#password_old").fill("Second-river-4471");
  await clerk.page.locator("#password_new").fill("My-own-river-4471");
  await clerk.page.locator("#password_repeated").fill("My-own-river-4471");
  await clerk.page.getByRole("button", { name: "Change password" }).click();
  await clerk.page.locator("header.bar").waitFor();

  await admin.open("/admin/policies?code=directory.login&status=active");
  await page.locator("tbody tr").first().click();
  await page.getByRole("button", { name: "Change “Sign-in and passwords”" }).click();
  await page.locator("#policy_change_reason").fill("Same values, checked again");
  await page.getByRole("button", { name: "Keep the draft of “Sign-in and passwords”" }).click();
  await page.getByText("Draft of “Sign-in and passwords” kept").waitFor();
  await admin.open("/admin/policies?code=directory.login&status=draft");
  await page.locator("tbody tr").first().click();
  await page.getByRole("button", { name: /Put “Sign-in and passwords” version/ }).click();
  await page.getByRole("alert").filter({ hasText: "a second person puts it in force" }).waitFor();

  const second = await open({ lang: "zh-Hans" });
  await second.enter("admin2", password, "/admin/policies?code=directory.login&status=draft");
  await second.page.locator("tbody tr").first().click();
  await second.page.getByRole("button", { name: /启用“登录与密码”/ }).click();
  await second.page.getByText("没有符合的政策").waitFor();

  await admin.open("/admin/tokens");
  const token = `probe-${Date.now() % 100_000}`;
  await page.getByRole("button", { name: "New token" }).click();
  await page.locator("#token_name").fill(token);
  await page.getByRole("button", { name: "Issue token" }).click();
  expectTrue((await page.getByLabel("Token", { exact: true }).inputValue()).startsWith("rf_"), "the token is shown");
  await page.getByRole("button", { name: "I have kept it" }).click();
  const row = page.getByRole("row", { name: new RegExp(token) });
  await row.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: `Revoke ${token}` }).click();
  await row.getByText("Revoked").waitFor();

  for (const theme of ["light", "dark"]) {
    if (theme === "dark") await page.getByRole("button", { name: "Dark", exact: true }).click();
    for (const screen of SCREENS) {
      await admin.open(`/admin/${screen}`);
      expectEqual(await admin.findA11yFaults(), [], `${screen} in ${theme}`);
    }
  }
}
