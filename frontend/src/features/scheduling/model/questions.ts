import type { AskedItem } from "../api/types";

/** One keyboard column a question: yes above, no on the home row, not sure below. No key answers two questions. */
export const COLUMNS = ["QAZ", "WSX", "EDC", "RFV", "TGB", "YHN", "UJM", "IK,", "OL.", "P;'"] as const;

export interface OpenQuestion {
  item: AskedItem;
  keys: { yes: string; no: string; unsure: string } | null;
}

/**
 * The questions of booking. A column belongs for the whole call to the question that was found open: neither an answered question nor one
 * that an answer brings up moves the keys of another, so that a key pressed from memory never answers something else. `known` keeps who has which.
 */
export function listQuestions(items: AskedItem[], known: Map<string, number>): OpenQuestion[] {
  const asked = items.filter((item) => item.stage === "booking");
  for (const { code, value } of asked) if (value === "unanswered" && !known.has(code)) known.set(code, known.size);
  return asked.map((item) => {
    const column = COLUMNS[known.get(item.code) ?? -1];
    return { item, keys: column ? { yes: column.charAt(0), no: column.charAt(1), unsure: column.charAt(2) } : null };
  });
}
