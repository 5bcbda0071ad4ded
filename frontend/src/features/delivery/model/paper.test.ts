import { describe, expect, it } from "vitest";
import { readDay } from "./paper";

describe("a typed birth date", () => {
  it.each([
    ["19710309", "1971-03-09"],
    ["1971-3-9", "1971-03-09"],
    ["1971/03/09", "1971-03-09"],
    ["1971.12.31", "1971-12-31"],
    ["19710231", ""],
    ["1971", ""],
    ["", ""],
    ["9 March 1971", ""],
  ])("%s is %s", (typed, day) => expect(readDay(typed)).toBe(day));
});
