// Budget of the built bundle, gzip: the shell (all that the first page needs before a feature's own chunk) and each route on top of it.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const SHELL_KB = 420;
const ROUTE_KB = 250;
// The drawing library comes when a viewer is opened; its decoder when the first image comes, a codec when an image needs it.
const DRAWING_KB = 1000;
const DECODER_KB = 100;
const CODEC_KB = 400;
const dist = join(resolve(fileURLToPath(import.meta.url), "../.."), "dist");
if (!existsSync(join(dist, ".vite/manifest.json"))) {
  console.error("no bundle: npm run build");
  process.exit(2);
}
const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8"));
const sizes = new Map();

function sizeOf(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
  return sizes.get(file);
}

/** Files that loading a manifest entry needs, with what it imports statically. */
function filesOf(key, seen = new Set()) {
  const entry = manifest[key];
  if (!entry || seen.has(entry.file)) return seen;
  seen.add(entry.file);
  for (const css of entry.css ?? []) seen.add(css);
  for (const imported of entry.imports ?? []) filesOf(imported, seen);
  return seen;
}

const sum = (files) => [...files].reduce((total, file) => total + sizeOf(file), 0);
const kb = (bytes) => (bytes / 1024).toFixed(1);
const entryKey = Object.keys(manifest).find((key) => manifest[key].isEntry);
// The larger of the two catalogues is part of every first page.
const catalogues = Object.keys(manifest).filter((key) => /shared\/i18n\/(zh-Hans|en)\.ts$/.test(key));
const shell = new Set([...filesOf(entryKey), ...filesOf(catalogues.toSorted((a, b) => sum(filesOf(b)) - sum(filesOf(a)))[0])]);

const failures = [];
const report = (name, bytes, limit) => {
  console.log(`${name.padEnd(60)} ${kb(bytes).padStart(8)} kB of ${limit}`);
  if (bytes > limit * 1024) failures.push(name);
};
report("shell", sum(shell), SHELL_KB);
for (const key of Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry && /(features|app)\/.*Page\.tsx$/.test(key)).sort()) {
  const more = [...filesOf(key)].filter((file) => !shell.has(file));
  report(key, sum(more), ROUTE_KB);
}
for (const key of Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry && /features\/viewer\/components\//.test(key))) {
  const page = filesOf("src/features/viewer/pages/ViewerPage.tsx");
  report(key, sum([...filesOf(key)].filter((file) => !shell.has(file) && !page.has(file))), DRAWING_KB);
}
for (const name of readdirSync(join(dist, "assets")).filter((name) => /\.wasm$|Worker-.*\.js$/.test(name)).sort()) report(name, sizeOf(`assets/${name}`), name.endsWith(".wasm") ? CODEC_KB : DECODER_KB);
if (failures.length) {
  console.error(`over budget: ${failures.join(", ")}`);
  process.exit(1);
}
