import { expect, it } from "vitest";
import type { AskedItem } from "../api/types";
import { COLUMNS, listQuestions } from "./questions";

function item(code: string, value: string, stage = "booking"): AskedItem {
  return { code, value, stage } as AskedItem;
}

it("keeps the keys of a question when others are answered", () => {
  const rows = listQuestions([item("a", "no"), item("b", "unanswered"), item("c", "unanswered", "scan"), item("d", "unanswered")]);
  expect(rows.map((row) => [row.item.code, row.keys?.no ?? null])).toEqual([
    ["a", null],
    ["b", "S"],
    ["d", "D"],
  ]);
  const keys = COLUMNS.join("").split("");
  expect(new Set(keys).size).toBe(keys.length);
});
