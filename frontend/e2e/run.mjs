// node e2e/run.mjs <journey> --url URL --logins FILE [--out FOLDER]: runs one journey of e2e/journeys against a running department;
// `stages/<name> --facts JSON` runs one stage of a journey that something outside the browser drives.
// Exit 0 = passed; the last line of standard output is JSON {journey, ms, ...figures the journey returned}.
import { mkdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { openBrowser, openDesk } from "./lib/desk.mjs";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { url: { type: "string" }, logins: { type: "string" }, out: { type: "string", default: "e2e/out" }, facts: { type: "string", default: "{}" } } });
const name = positionals[0];
if (!name || !values.url || !values.logins) {
  console.error("usage: node e2e/run.mjs <journey> --url URL --logins FILE [--out FOLDER]");
  process.exit(2);
}
const password = readFileSync(values.logins, "utf8").split(/\s+/)[1];
const out = resolve(values.out);
mkdirSync(out, { recursive: true });
const began = performance.now();
const browser = await openBrowser();
const desks = [];
let code = 0;
try {
  const { default: run } = await import(name.startsWith("stages/") ? `./${name}.mjs` : `./journeys/${name}.mjs`);
  const open = async (options = {}) => {
    const desk = await openDesk(browser, { url: values.url, out, ...options });
    desks.push(desk);
    return desk;
  };
  const figures = (await run({ open, password, url: values.url, out, facts: JSON.parse(values.facts) })) ?? {};
  const faults = desks.flatMap((desk) => desk.faults);
  if (faults.length) throw new Error(`faults in the browser:\n${[...new Set(faults)].join("\n")}`);
  console.log(JSON.stringify({ journey: name, ms: Math.round(performance.now() - began), ...figures }));
} catch (error) {
  code = 1;
  console.error(error instanceof Error ? error.stack : error);
  for (const desk of desks) {
    for (const fault of desk.faults) console.error(fault);
    console.error(await desk.describe().catch(() => "a page that is closed"));
  }
  await Promise.all(desks.map((desk, at) => desk.shot(`failed-${name.replace("/", "-")}-${at}`).catch(() => {})));
} finally {
  await browser.close();
}
process.exit(code);
