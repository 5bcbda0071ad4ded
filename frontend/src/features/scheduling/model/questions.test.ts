import { expect, it } from "vitest";
import type { AskedItem } from "../api/types";
import { COLUMNS, listQuestions } from "./questions";

function item(code: string, value: string, stage = "booking"): AskedItem {
  return { code, value, stage } as AskedItem;
}

const noKeys = (items: AskedItem[], known: Map<string, number>) => listQuestions(items, known).map((row) => [row.item.code, row.keys?.no ?? null]);

it("gives every open question a column of its own", () => {
  const items = [item("a", "no"), item("b", "unanswered"), item("c", "unanswered", "scan"), item("d", "unanswered")];
  expect(noKeys(items, new Map())).toEqual([
    ["a", null],
    ["b", "A"],
    ["d", "S"],
  ]);
  const keys = COLUMNS.join("").split("");
  expect(new Set(keys).size).toBe(keys.length);
});

it("keeps the keys of a question when an answer brings up another before it", () => {
  const known = new Map<string, number>();
  noKeys([item("kidney", "unanswered"), item("metformin", "unanswered")], known);
  expect(noKeys([item("kidney", "yes"), item("dialysis", "unanswered"), item("metformin", "unanswered")], known)).toEqual([
    ["kidney", "A"],
    ["dialysis", "D"],
    ["metformin", "S"],
  ]);
});
