// One person at one desk: a browser page with counters for keys, clicks and taps, an accessibility check and pictures.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const MODIFIERS = ["Control", "Shift", "Alt", "Meta", "AltGraph"];

// Where planes through a volume are drawn, the processor stands in for the graphics card.
const GRAPHICS = process.env.E2E_GRAPHICS ? ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"] : ["--disable-gpu"];

export async function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", ...GRAPHICS, "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** Opens a desk. `size` [width, height]; `touch` makes it a tablet. */
export async function openDesk(browser, { url, out, lang = "zh-Hans", theme = "light", size = [1366, 768], touch = false }) {
  const context = await browser.newContext({ viewport: { width: size[0], height: size[1] }, hasTouch: touch, locale: lang === "en" ? "en-GB" : "zh-CN", timezoneId: "America/Caracas", reducedMotion: "reduce" });
  const count = { keys: 0, clicks: 0, taps: 0 };
  await context.exposeBinding("radflowCount", (_, kind) => {
    count[kind] += 1;
  });
  await context.addInitScript(
    ({ lang, theme, modifiers }) => {
      if (!localStorage.getItem("radflow.lang")) {
        localStorage.setItem("radflow.lang", lang);
        localStorage.setItem("radflow.langChosen", "yes");
        localStorage.setItem("radflow.theme", theme);
      }
      // Real input events are counted, whoever made them; a chord such as Ctrl+Enter is one key. At the document and not at the window:
      // a click whose target moved away under it is withheld there by playwright and done again.
      document.addEventListener("keydown", (event) => event.isTrusted && !event.repeat && !modifiers.includes(event.key) && window.radflowCount("keys"), true);
      document.addEventListener("pointerup", (event) => event.isTrusted && window.radflowCount(event.pointerType === "touch" ? "taps" : "clicks"), true);
    },
    { lang, theme, modifiers: MODIFIERS },
  );
  const faults = [];
  const watch = (page) => {
    page.on("pageerror", (error) => faults.push(`page error: ${error.message}`));
    page.on("console", (message) => {
      // A refused request and a network that is gone are logged by the browser itself; journeys judge both on the screen.
      if (message.type() === "error" && !/Failed to load resource|ERR_INTERNET_DISCONNECTED/.test(message.text())) faults.push(`console: ${message.text()}`);
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(url.replace(/\/$/, "")) && !/^(data|blob):/.test(request.url())) faults.push(`left the origin: ${request.url()}`);
    });
    return page;
  };
  let page = watch(await context.newPage());
  const at = (path) => new URL(path, url).href;

  /** Until the page stands: something is drawn, nothing is loading, `/` has led somewhere. */
  const settle = async () => {
    await page.waitForLoadState("networkidle");
    await page.waitForFunction(
      // In the gallery the grey bars are exhibits.
      (home) => document.querySelector("#root > *") && (location.pathname.endsWith("/dev/gallery") || !document.querySelector("#root .skeletons")) && (location.pathname !== home || document.querySelector("main.login")),
      new URL(url).pathname,
      { timeout: 60_000 },
    );
  };

  return {
    url,
    get page() {
      return page;
    },
    context,
    /** Faults seen so far: page errors, console errors, requests to other hosts. */
    faults,
    count,
    resetCount: () => Object.assign(count, { keys: 0, clicks: 0, taps: 0 }),
    async open(path) {
      await page.goto(at(path));
      await settle();
    },
    /** After the page died: another one of the same browser, with what the browser kept. */
    async reopen(path) {
      await page.close();
      page = watch(await context.newPage());
      await page.goto(at(path));
      await settle();
    },
    /** Signs in by the form and waits for the shell (or the page itself where there is none). */
    async signIn(username, password, path = "/") {
      await page.goto(at(path));
      await page.locator("#login_username").fill(username);
      await page.locator("#login_password").fill(password);
      await page.locator("#login_password").press("Enter");
      await page.locator("#login_password").waitFor({ state: "detached" });
      await settle();
    },
    /** Signs in without the form, for tests about something else. */
    async enter(username, password, path = "/") {
      await page.request.get(at("/api/session"));
      const token = (await context.cookies()).find((cookie) => cookie.name === "radflow_csrf")?.value ?? "";
      const answer = await page.request.post(at("/api/session"), { data: { username, password }, headers: { "X-CSRFToken": token, Referer: url } });
      if (!answer.ok()) throw new Error(`sign-in of ${username}: ${answer.status()} ${await answer.text()}`);
      await page.goto(at(path));
      await settle();
    },
    /** Violations of WCAG 2.0 to 2.2 A and AA as short lines; [] when clean. */
    async findA11yFaults(within = "body") {
      // Evaluated, not added as a script element: the content policy holds in tests too.
      await page.evaluate(axeSource);
      return page.evaluate(
        async ([within, tags]) => {
          const result = await globalThis.axe.run(within, { runOnly: { type: "tag", values: tags } });
          return result.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${node.target.join(" ").slice(-90)} ${node.any[0]?.message ?? node.all[0]?.message ?? ""}`));
        },
        [within, AXE_TAGS],
      );
    },
    /** Until dialogs have come to rest: half faded in they can neither be judged nor seen. */
    rest: () => page.waitForFunction(() => !document.querySelector('[class*="ant-zoom-"], [class*="ant-fade-"]')),
    /** Where this person stands and what the page tells, in one line; for a failure. */
    describe: () =>
      page.evaluate(() => {
        const texts = (css) => [...document.querySelectorAll(css)].map((node) => node.textContent?.trim().slice(0, 200)).filter(Boolean);
        const focus = document.activeElement;
        return JSON.stringify({ path: location.pathname + location.search, told: texts("[role=alert], .toast, .warn, .bad, .q.open"), dialogs: texts("[role=dialog]"), focus: `${focus?.tagName} ${focus?.getAttribute("aria-label") ?? focus?.className ?? ""}` });
      }),
    shot: (name) => page.screenshot({ path: join(out, `${name}.png`) }),
    close: () => context.close(),
  };
}
