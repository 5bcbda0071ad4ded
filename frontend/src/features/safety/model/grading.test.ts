import { describe, expect, it } from "vitest";
import { formatElapsed, suggestGrade, type Tile } from "./grading";

const tile = (code: string, kind: string, grade: string, refer = false): Tile => ({ code, text: code, kind, grade, refer });
const ITCH = tile("pruritus", "allergic_like", "mild");
const FACE = tile("facial_oedema", "allergic_like", "moderate");
const ARREST = tile("arrest", "either", "severe");
const NAUSEA = tile("nausea", "physiologic", "mild");
const SWELLING = tile("swelling_local", "extravasation", "mild");
const REFILL = tile("poor_refill", "extravasation", "severe", true);

describe("suggestGrade", () => {
  it("says nothing without a symptom", () => expect(suggestGrade([])).toBeNull());
  it("takes the strictest symptom and says why", () => {
    expect(suggestGrade([ITCH, FACE])).toEqual({ grade: "moderate", kind: "allergic_like", because: [FACE], refer: false });
  });
  it("lets one allergic-like symptom decide the kind", () => expect(suggestGrade([NAUSEA, ITCH])?.kind).toBe("allergic_like"));
  it("keeps a physiologic reaction physiologic", () => expect(suggestGrade([NAUSEA])?.kind).toBe("physiologic"));
  it("leaves the kind open when no symptom tells", () => expect(suggestGrade([ARREST])).toMatchObject({ grade: "severe", kind: "unknown" }));
  it("refers an extravasation by its signs", () => {
    expect(suggestGrade([SWELLING])).toMatchObject({ kind: "extravasation", refer: false });
    expect(suggestGrade([SWELLING, REFILL])).toMatchObject({ kind: "extravasation", refer: true });
  });
});

describe("formatElapsed", () => {
  it.each([[0, "00:00"], [-5, "00:00"], [107_999, "01:47"], [3_600_000, "1:00:00"]])("%i ms", (ms, text) => expect(formatElapsed(ms)).toBe(text));
});
