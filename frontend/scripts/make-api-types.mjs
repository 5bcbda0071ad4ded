// Writes openapi.json (from the running code, no server needed) and the types made from it; --check only compares.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

const here = resolve(fileURLToPath(import.meta.url), "../..");
const root = resolve(here, "..");
const checkOnly = process.argv.includes("--check");
const python = [process.env.PYTHON, join(root, ".venv/bin/python")].find((path) => path && existsSync(path)) ?? "python3";
const schemaFile = join(here, "openapi.json");
const typesFile = join(here, "src/shared/api/schema.d.ts");

const folder = mkdtempSync(join(tmpdir(), "radflow-api-"));
process.on("exit", () => rmSync(folder, { recursive: true }));
const made = join(folder, "openapi.json");
execFileSync(python, ["manage.py", "spectacular", "--format", "openapi-json", "--file", made], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
const schema = `${JSON.stringify(JSON.parse(readFileSync(made, "utf8")), null, 1)}\n`;
const types = `// Generated from openapi.json by \`npm run api\`.\n${astToString(await openapiTS(JSON.parse(schema)))}`;

if (checkOnly) {
  const stale = [
    [schemaFile, schema],
    [typesFile, types],
  ].filter(([path, text]) => !existsSync(path) || readFileSync(path, "utf8") !== text);
  for (const [path] of stale) console.error(`out of date: ${path.slice(here.length + 1)} (run: npm run api)`);
  process.exit(stale.length ? 1 : 0);
}
writeFileSync(schemaFile, schema);
writeFileSync(typesFile, types);
