import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SRC = join(import.meta.dirname, "../src");
const I18N = join(SRC, "shared/i18n");
const LANGUAGES = ["zh-Hans", "en"];
// Plural forms of one key: Chinese has one form, English two; both files list both so that keys stay equal.
const PLURAL = /_(zero|one|two|few|many|other)$/;

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|schema\.d\.ts$/.test(path));
}

function flatten(value: object, prefix = ""): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
      typeof inner === "object" && inner !== null ? Object.entries(flatten(inner, `${prefix}${key}.`)) : [[`${prefix}${key}`, String(inner)]],
    ),
  );
}

function readNamespace(lang: string, namespace: string): Record<string, string> {
  return flatten(JSON.parse(readFileSync(join(I18N, lang, `${namespace}.json`), "utf8")) as object);
}

const namespaces = [...new Set(LANGUAGES.flatMap((lang) => readdirSync(join(I18N, lang))))].map((name) => name.replace(".json", "")).sort();
const sources = listFiles(SRC).map((path) => ({ path, text: readFileSync(join(SRC, path), "utf8") }));
const parameters = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

/** Keys that the sources name: whole ones, and prefixes of composed ones (`role.${code}`). */
function findUses() {
  const whole = new Set<string>();
  const prefixes = new Set<string>();
  const loose = new Set<string>();
  for (const { text } of sources) {
    const own = text.match(/useTranslation\(\s*\[?"([\w-]+)"/)?.[1] ?? "common";
    for (const [, key] of text.matchAll(/\bt\(\s*"([^"]+)"/g)) whole.add(key?.includes(":") ? key : `${own}:${key}`);
    for (const [, inner] of text.matchAll(/\bt\([^()`?]*\?([^()`]*)[,)]/g)) {
      for (const [, key] of (inner ?? "").matchAll(/(?<![!=]== )"([\w.:-]+)"/g)) whole.add(key?.includes(":") ? key : `${own}:${key}`);
    }
    for (const [, key] of text.matchAll(/\bt\(\s*`([^`$]*)\$\{/g)) prefixes.add(key?.includes(":") ? key : `${own}:${key}`);
    // A dotted literal elsewhere (a table of keys) counts as a use when such a key exists.
    for (const [, key] of text.matchAll(/"([\w-]+(?:\.[\w-]+)+)"/g)) loose.add(`${own}:${key}`);
    for (const namespace of namespaces) {
      for (const [, key] of text.matchAll(new RegExp(`["'\`](${namespace}:[\\w.-]+)["'\`$]`, "g"))) (key?.endsWith(".") ? prefixes : whole).add(key ?? "");
    }
  }
  return { whole, prefixes, loose };
}

describe.each(namespaces)("catalogue %s", (namespace) => {
  const [zh, en] = LANGUAGES.map((lang) => readNamespace(lang, namespace)) as [Record<string, string>, Record<string, string>];

  it("has the same keys in both languages", () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  it("writes a parameter in single braces: others would be shown as they stand", () => {
    expect(Object.entries({ ...zh, ...en }).filter(([, text]) => text.includes("{{"))).toEqual([]);
  });

  it("has the same parameters in both languages and no empty text", () => {
    for (const [key, text] of Object.entries(zh)) {
      expect(parameters(text), key).toEqual(parameters(en[key] ?? ""));
      expect(text.trim(), key).not.toBe("");
      expect(en[key]?.trim(), key).not.toBe("");
    }
  });

  it("has no key that no screen uses", () => {
    const { whole, prefixes, loose } = findUses();
    const unused = Object.keys(en).filter((key) => {
      const full = `${namespace}:${key}`;
      return !whole.has(full) && !loose.has(full) && !whole.has(full.replace(PLURAL, "")) && ![...prefixes].some((prefix) => full.startsWith(prefix));
    });
    expect(unused).toEqual([]);
  });
});

describe("sources", () => {
  it("name only keys that exist", () => {
    const known = new Set(namespaces.flatMap((namespace) => Object.keys(readNamespace("en", namespace)).flatMap((key) => [`${namespace}:${key}`, `${namespace}:${key.replace(PLURAL, "")}`])));
    expect([...findUses().whole].filter((key) => !known.has(key))).toEqual([]);
  });

  it("hold no Chinese text", () => {
    const found = sources
      .filter(({ path }) => !path.startsWith("shared/i18n"))
      .map(({ path, text }) => {
        const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").replace(/\/(?:\\.|[^/\n])+\/[gimsuy]*/g, "");
        return [path, code.match(/.*\p{Script=Han}.*/u)?.[0]];
      });
    expect(found.filter(([, line]) => line)).toEqual([]);
  });
});
