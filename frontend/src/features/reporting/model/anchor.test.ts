import { describe, expect, it } from "vitest";
import { anchor } from "./anchor";

const at = (start: number, end: number, section = "findings", related: { section: string; start: number; end: number }[] = []) => ({ section, start, end, related });
const texts = (findings: string, impression = "") => ({ findings, impression });

describe("findings on a text that was changed since", () => {
  const before = texts("左肺见结结节，右肺清晰。", "右肺结节。");
  it("stay before the change, move behind it and leave where it was", () => {
    const now = texts("左肺上叶见结结节，右肺清晰。", "右肺结节。");
    expect(anchor([at(0, 2), at(3, 5), at(7, 8)], before, now)).toEqual([at(0, 2), at(5, 7), at(9, 10)]);
    expect(anchor([at(3, 5)], before, texts("左肺见结节，右肺清晰。", "右肺结节。"))).toEqual([]);
  });
  it("count code points, and of two changes at once trust nothing between them", () => {
    const show = (now: string) => anchor([at(3, 5), at(9, 11)], before, texts(now)).map((one) => Array.from(now).slice(one.start, one.end).join(""));
    expect(show("😀左肺见结结节，右肺清晰。")).toEqual(["结结", "清晰"]);
    expect(show("😀左肺见结结节，清晰。")).toEqual(["清晰"]);
  });
  it("keep the other place of a contradiction only while it stands", () => {
    const pair = at(0, 1, "findings", [{ section: "impression", start: 0, end: 1 }]);
    expect(anchor([pair], before, { ...before, impression: "左肺结节。" })).toEqual([at(0, 1)]);
    expect(anchor([pair], before, { ...before, impression: "右肺上叶结节。" })).toEqual([pair]);
  });
});
