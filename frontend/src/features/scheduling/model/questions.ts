import type { AskedItem } from "../api/types";

/** One keyboard column a question: yes above, no on the home row, not sure below. No key answers two questions. */
export const COLUMNS = ["QAZ", "WSX", "EDC", "RFV", "TGB", "YHN"] as const;

export interface OpenQuestion {
  item: AskedItem;
  keys: { yes: string; no: string; unsure: string } | null;
}

/** The questions of booking with the keys of those that are still open. */
export function listQuestions(items: AskedItem[]): OpenQuestion[] {
  let open = 0;
  return items
    .filter((item) => item.stage === "booking")
    .map((item) => {
      if (item.value !== "unanswered") return { item, keys: null };
      const column = COLUMNS[open++];
      return { item, keys: column ? { yes: column.charAt(0), no: column.charAt(1), unsure: column.charAt(2) } : null };
    });
}
