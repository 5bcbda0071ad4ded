import { describe, expect, it } from "vitest";
import { findWords, proposeCode, toStretch } from "./lessons";

describe("marks of a report", () => {
  it("counts code points, not halves of rare characters", () => {
    expect(toStretch("𠮷见结节影", 3, 5)).toEqual({ start: 2, end: 4 });
  });
  it("leaves out blanks, takes a selection drawn backwards, and refuses an empty or endless one", () => {
    expect(toStretch("a  smal effusion", 8, 1)).toEqual({ start: 3, end: 7 });
    expect(toStretch("a  b", 1, 3)).toBeNull();
    expect(toStretch("x".repeat(300), 0, 250)).toBeNull();
  });
  it("finds words once for each place they stand in", () => {
    const texts = { findings: "见结节，结节", impression: "结节" };
    const first = findWords(texts, "结节 ", []);
    expect(first).toMatchObject({ section: "findings", start: 1, end: 3 });
    const second = findWords(texts, "结节", first ? [first] : []);
    expect(second).toMatchObject({ section: "findings", start: 4, end: 6 });
    expect(findWords(texts, "肿块", [])).toBeNull();
    expect(findWords(texts, " ", [])).toBeNull();
  });
  it("proposes a code that the server takes", () => {
    expect(proposeCode("char_missing", 7)).toMatch(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/);
  });
});
