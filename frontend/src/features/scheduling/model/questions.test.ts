import { expect, it } from "vitest";
import type { AskedItem } from "../api/types";
import { COLUMNS, listQuestions } from "./questions";

function item(code: string, value: string, stage = "booking"): AskedItem {
  return { code, value, stage } as AskedItem;
}

it("gives every open question keys of its own, and answered ones none", () => {
  const rows = listQuestions([item("a", "no"), item("b", "unanswered"), item("c", "unanswered", "scan"), item("d", "unanswered")]);
  expect(rows.map((row) => [row.item.code, row.keys?.no ?? null])).toEqual([
    ["a", null],
    ["b", "A"],
    ["d", "S"],
  ]);
  const keys = COLUMNS.join("").split("");
  expect(new Set(keys).size).toBe(keys.length);
});
