export interface Searchable {
  code: string;
  names: Record<string, string>;
  search_keys?: string;
}

/** Types whose name, pinyin, initials or code hold every word typed; names that begin so come first. */
export function findTypes<Type extends Searchable>(types: Type[], text: string, limit = 12): Type[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return types.slice(0, limit);
  const scored: { type: Type; score: number }[] = [];
  for (const type of types) {
    const hay = [type.code, ...Object.values(type.names), type.search_keys ?? ""].join(" ").toLowerCase();
    if (!words.every((word) => hay.includes(word))) continue;
    const first = words[0] ?? "";
    const starts = [type.code, ...Object.values(type.names), ...(type.search_keys ?? "").split(" ")].some((key) => key.toLowerCase().startsWith(first));
    scored.push({ type, score: starts ? 0 : 1 });
  }
  return scored
    .toSorted((a, b) => a.score - b.score)
    .slice(0, limit)
    .map(({ type }) => type);
}

/** An order needs a side when one of its exams does. */
export function needsSide(types: { laterality_rule?: string }[]): boolean {
  return types.some((type) => type.laterality_rule === "required");
}

export function mayHaveSide(types: { laterality_rule?: string }[]): boolean {
  return types.some((type) => type.laterality_rule === "required" || type.laterality_rule === "optional");
}
