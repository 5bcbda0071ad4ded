import { expect, test } from "vitest";
import { joinIds, pickIds } from "./visit";

const ROWS = [{ id: 3 }, { id: 7 }, { id: 12 }];

test("chosen rows go into the address and come back in their order", () => {
  expect(joinIds([ROWS[2]!, ROWS[0]!])).toBe("12-3");
  expect(pickIds("12-3", ROWS)).toEqual([{ id: 12 }, { id: 3 }]);
});

test("rows that are gone and words that are no rows are left out", () => {
  expect(pickIds("7-99-x", ROWS)).toEqual([{ id: 7 }]);
  expect(pickIds(null, ROWS)).toEqual([]);
  expect(pickIds("", ROWS)).toEqual([]);
});
