/** A name kept in several languages, as the API sends it. */
export type LanguageMap = Record<string, string>;

/** Text of a language map in `lang`; falls back to Chinese, then to whatever exists. */
export function pick(map: LanguageMap | string | null | undefined, lang: string): string {
  if (!map) return "";
  if (typeof map === "string") return map;
  return map[lang] ?? map[lang.split("-")[0] ?? lang] ?? map["zh-Hans"] ?? map.zh ?? Object.values(map)[0] ?? "";
}
