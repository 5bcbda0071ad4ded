/** A rule's definition as lines that a person types: one phrase or one example a line, "wrong → right" for a fix. */

export interface RuleDraft {
  category: string;
  severity: string;
  section: string;
  modalities: string;
  autofix: boolean;
  source: string;
  explanation_zh: string;
  explanation_en: string;
  match_zh: string;
  match_en: string;
  unless_zh: string;
  unless_en: string;
  fire_zh: string;
  fire_en: string;
  quiet_zh: string;
  quiet_en: string;
}

export const EMPTY: RuleDraft = {
  category: "typo", severity: "warn", section: "any", modalities: "", autofix: false, source: "", explanation_zh: "", explanation_en: "",
  match_zh: "", match_en: "", unless_zh: "", unless_en: "", fire_zh: "", fire_en: "", quiet_zh: "", quiet_en: "",
};

type Phrase = string | { say?: string; suggest?: string };
type Example = { lang?: string; findings?: string; impression?: string };
interface Definition {
  category?: string;
  severity?: string;
  section?: string;
  modalities?: string[];
  autofix?: boolean;
  source?: string;
  explanation?: Record<string, string>;
  match?: Record<string, Phrase[]>;
  unless?: Record<string, Phrase[]>;
  examples?: { fire?: Example[]; quiet?: Example[] };
}

const ARROW = /\s*(?:→|->|=>)\s*/;
const BAR = /\s*\|\s*/;
const LANGS = ["zh", "en"] as const;
const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

function readPhrase(line: string): Phrase {
  const [say = "", suggest] = line.split(ARROW);
  return suggest === undefined ? say : { say, suggest };
}

function readExample(line: string, lang: string): Example {
  const [findings = "", impression = ""] = line.split(BAR);
  return { lang, findings, impression };
}

const perLang = <Value>(draft: RuleDraft, name: "match" | "unless", read: (line: string) => Value) =>
  Object.fromEntries(LANGS.map((lang) => [lang, lines(draft[`${name}_${lang}`]).map(read)]).filter(([, rows]) => (rows as Value[]).length > 0));

const examples = (draft: RuleDraft, kind: "fire" | "quiet") => LANGS.flatMap((lang) => lines(draft[`${kind}_${lang}`]).map((line) => readExample(line, lang)));

/** What is sent. */
export function toDefinition(draft: RuleDraft): Record<string, unknown> {
  return {
    category: draft.category,
    severity: draft.severity,
    section: draft.section,
    modalities: draft.modalities.split(/[\s,，、]+/).filter(Boolean),
    autofix: draft.autofix,
    source: draft.source.trim(),
    explanation: { "zh-Hans": draft.explanation_zh.trim(), en: draft.explanation_en.trim() },
    match: perLang(draft, "match", readPhrase),
    unless: perLang(draft, "unless", readPhrase),
    examples: { fire: examples(draft, "fire"), quiet: examples(draft, "quiet") },
  };
}

const writePhrase = (phrase: Phrase) => (typeof phrase === "string" ? phrase : phrase.suggest ? `${phrase.say} → ${phrase.suggest}` : (phrase.say ?? ""));
const writeExample = (row: Example) => (row.impression ? `${row.findings ?? ""} | ${row.impression}` : (row.findings ?? ""));

/** What was saved, as lines again. */
export function toDraft(given: Record<string, unknown> | null | undefined): RuleDraft {
  const definition = (given ?? {}) as Definition;
  const phrases = (name: "match" | "unless", lang: string) => (definition[name]?.[lang] ?? []).map(writePhrase).join("\n");
  const told = (kind: "fire" | "quiet", lang: string) => (definition.examples?.[kind] ?? []).filter((row) => (row.lang ?? "zh") === lang).map(writeExample).join("\n");
  return {
    category: definition.category ?? EMPTY.category,
    severity: definition.severity ?? EMPTY.severity,
    section: definition.section ?? EMPTY.section,
    modalities: (definition.modalities ?? []).join(" "),
    autofix: definition.autofix ?? false,
    source: definition.source ?? "",
    explanation_zh: definition.explanation?.["zh-Hans"] ?? "",
    explanation_en: definition.explanation?.en ?? "",
    match_zh: phrases("match", "zh"),
    match_en: phrases("match", "en"),
    unless_zh: phrases("unless", "zh"),
    unless_en: phrases("unless", "en"),
    fire_zh: told("fire", "zh"),
    fire_en: told("fire", "en"),
    quiet_zh: told("quiet", "zh"),
    quiet_en: told("quiet", "en"),
  };
}

/** "62 % (48–75 %) of 40": nothing without a settled alert. */
export function writeShare(share: number | null, interval: number[] | null, settled: number): string {
  if (share === null) return "";
  const per = (value: number) => Math.round(value * 100);
  return interval ? `${per(share)} % (${per(interval[0] ?? 0)}–${per(interval[1] ?? 0)}) / ${settled}` : `${per(share)} % / ${settled}`;
}
