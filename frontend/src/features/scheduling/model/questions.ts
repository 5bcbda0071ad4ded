import type { AskedItem } from "../api/types";

/** One keyboard column a question: yes above, no on the home row, not sure below. No key answers two questions. */
export const COLUMNS = ["QAZ", "WSX", "EDC", "RFV", "TGB", "YHN", "UJM"] as const;

export interface OpenQuestion {
  item: AskedItem;
  keys: { yes: string; no: string; unsure: string } | null;
}

/** The questions of booking; a column belongs to its question whether or not others are answered, so no key serves twice. */
export function listQuestions(items: AskedItem[]): OpenQuestion[] {
  return items
    .filter((item) => item.stage === "booking")
    .map((item, at) => {
      const column = item.value === "unanswered" ? COLUMNS[at] : undefined;
      return { item, keys: column ? { yes: column.charAt(0), no: column.charAt(1), unsure: column.charAt(2) } : null };
    });
}
