import { describe, expect, it } from "vitest";
import { lineOf, toUtf16 } from "./offsets";
import { choose, findChosen, nextAfter, NONE } from "./marks";
import { readKept, keepText, dropText } from "./keptText";
import { filterRows, findNext } from "./rows";
import { waitBeforeSave } from "./saving";
import { minutesLeft, printLeft } from "./timeLeft";

describe("offsets", () => {
  it("counts a character outside the basic plane once", () => {
    expect(toUtf16("🫁左肺", 1)).toBe(2);
    expect(toUtf16("🫁左肺", 3)).toBe(4);
    expect(toUtf16("左肺", 9)).toBe(2);
  });
  it("names the line", () => {
    expect(lineOf("a\nb\nc", 4)).toBe(3);
    expect(lineOf("", 0)).toBe(1);
  });
});

describe("time left", () => {
  const now = Date.parse("2026-11-22T10:00:00Z");
  it("is negative when it is over and empty without a due time", () => {
    expect(minutesLeft("2026-11-22T10:18:30Z", now)).toBe(18);
    expect(minutesLeft("2026-11-22T09:54:00Z", now)).toBe(-6);
    expect(minutesLeft(null, now)).toBeNull();
  });
  it("is printed in minutes, on a clock, in days", () => {
    expect(printLeft(18)).toEqual({ shape: "minutes", text: "18" });
    expect(printLeft(-6)).toEqual({ shape: "minutes", text: "6" });
    expect(printLeft(52)).toEqual({ shape: "clock", text: "0:52" });
    expect(printLeft(3 * 1440)).toEqual({ shape: "days", text: "3" });
  });
});

describe("kept text", () => {
  it("comes back until the server has it", () => {
    const texts = { technique: "", findings: "a", impression: "b" };
    keepText(7, "u1", 3, texts);
    expect(readKept(7, "u1")).toEqual({ revision: 3, texts });
    dropText(7, "u1");
    expect(readKept(7, "u1")).toBeNull();
  });
  it("is not offered to somebody else at the same machine", () => {
    keepText(7, "u1", 3, { technique: "", findings: "a", impression: "b" });
    expect(readKept(7, "u2")).toBeNull();
  });
  it("is nothing when it is damaged", () => {
    localStorage.setItem("radflow.report.8.u1", "{");
    expect(readKept(8, "u1")).toBeNull();
  });
});

describe("the next save", () => {
  it.each([
    ["just began to type", 0, 1200],
    ["has typed without a pause", 3500, 500],
    ["has waited too long", 9000, 0],
  ])("%s", (_case, unsaved, wait) => expect(waitBeforeSave(unsaved)).toBe(wait));
});

describe("the filter of the list", () => {
  const row = (name: string, accession: string) => ({ exam: { id: 1, accession, modality: "CT", exam_type_names: { en: "CT chest", "zh-Hans": "胸部CT" } }, patient: { name, mrn: "M1" } }) as unknown as Parameters<typeof filterRows>[0][number];
  const rows = [row("姜文博", "CT26000001"), row("Li Na", "CT26000002")];
  it.each([
    ["nothing typed", " ", 2],
    ["a name", "姜", 1],
    ["every word, in any order", "chest li", 1],
    ["one word that is nowhere", "li 姜", 0],
    ["a number", "26000001", 1],
  ])("%s", (_case, words, n) => expect(filterRows(rows, words, "en")).toHaveLength(n));
});

describe("the next exam", () => {
  const row = (id: number, reader_id: string) => ({ exam: { id }, reader_id }) as unknown as Parameters<typeof findNext>[0][number];
  const rows = [row(1, ""), row(2, "other"), row(3, "me"), row(4, "other")];
  it.each([
    ["passes what others have", 1, 3],
    ["goes round", 3, 1],
    ["begins with the first free one", null, 1],
  ])("%s", (_case, chosen, id) => expect(findNext(rows, chosen, "me")?.exam.id).toBe(id));
  it("takes another's when nothing else is left, and nothing of an empty list", () => {
    expect(findNext([rows[1]!, rows[3]!], 2, "me")?.exam.id).toBe(4);
    expect(findNext([], null, "me")).toBeUndefined();
  });
});

describe("going from finding to finding", () => {
  const [a, b, c] = ["RPT-A", "RPT-B", "RPT-C"].map((rule, start) => ({ rule, section: "findings", start })) as [{ rule: string; section: string; start: number }, { rule: string; section: string; start: number }, { rule: string; section: string; start: number }];
  it("begins with the first and goes round", () => {
    expect(nextAfter([a, b], NONE)).toBe(0);
    expect(nextAfter([a, b], choose([a, b], 1))).toBe(0);
  });
  it("keeps to the same finding when the list changes under it", () => {
    expect(findChosen([b, c], choose([a, b, c], 1))).toBe(0);
    expect(nextAfter([b, c], choose([a, b, c], 1))).toBe(1);
  });
  it("goes on with what moved into the place of one that is mended", () => {
    const chosen = choose([a, b, c], 1);
    expect(findChosen([a, c], chosen)).toBe(-1);
    expect(nextAfter([a, c], chosen)).toBe(1);
  });
});
