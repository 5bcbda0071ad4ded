// Pictures of one address for the eye: LOOK="user|/path|name|click|click" with several joined by ";", in both languages and themes. A click is a selector of Playwright.
export default async function run({ open, password }) {
  const wanted = (process.env.LOOK ?? "admin|/profile|profile").split(";").map((part) => part.split("|"));
  const faults = {};
  for (const lang of (process.env.LOOK_LANGS ?? "zh-Hans,en").split(","))
    for (const theme of (process.env.LOOK_THEMES ?? "light,dark").split(",")) {
      const size = (process.env.LOOK_SIZE ?? "1366x768").split("x").map(Number);
      for (const [user, path, name, ...clicks] of wanted) {
        const desk = await open({ lang, theme, size });
        if (user) await desk.enter(user, password, path);
        else await desk.open(path);
        for (const target of clicks) {
          await desk.page.waitForTimeout(Number(process.env.LOOK_WAIT ?? 600));
          await desk.page.locator(target).first().click();
        }
        await desk.page.waitForTimeout(Number(process.env.LOOK_WAIT ?? 600));
        await desk.shot(`${name}-${lang}-${theme}`);
        const found = await desk.findA11yFaults();
        if (found.length) faults[`${name}-${lang}-${theme}`] = found;
        await desk.close();
      }
    }
  return { faults };
}
