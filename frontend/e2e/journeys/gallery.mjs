// Every shared part, in both languages and themes: no accessibility fault, no error, nothing from elsewhere.
import { expectEqual } from "../lib/expect.mjs";

export default async function run({ open }) {
  for (const lang of ["zh-Hans", "en"])
    for (const theme of ["light", "dark"]) {
      const desk = await open({ lang, theme, size: [1440, 900] });
      await desk.open("/dev/gallery");
      await desk.page.locator(".cm-lintRange-error").waitFor();
      await desk.page.locator("figure svg, figure canvas").first().waitFor();
      expectEqual(await desk.findA11yFaults(), [], `parts in ${lang}, ${theme}`);
      // A dialog hangs below the page, in the page's theme: only the half of that theme shows it as it is.
      await desk.page.locator(`.gallery-half[data-theme=${theme}]`).getByRole("button", { name: lang === "en" ? "Open dialog" : "打开对话框" }).click();
      await desk.page.getByRole("dialog").waitFor();
      await desk.page.keyboard.press("1");
      expectEqual(await desk.page.getByRole("dialog").locator("textarea").inputValue(), lang === "en" ? "Asked by the patient" : "患者要求", "a ready-made reason by its number");
      expectEqual(await desk.findA11yFaults("[role=dialog]"), [], `dialog in ${lang}, ${theme}`);
      await desk.page.keyboard.press("Control+Enter");
      await desk.page.getByRole("dialog").waitFor({ state: "detached" });
      await desk.close();
    }
}
