import { describe, expect, it } from "vitest";
import { addUp, NOTHING_YET } from "./chain";

const PART = { n_seals: 2, n_entries: 50, n_dropped: 1, n_unsealed: 3, first_break: null, next_seal: 7 };
const BROKEN = { reason: { code: "common.seal_changed", params: {}, severity: "error", policy_version: null, text: "seal 9 was changed" }, seal_id: 9, entry_id: null };

describe("a check in parts", () => {
  it("adds the parts up", () => {
    expect(addUp(addUp(NOTHING_YET, PART), { ...PART, n_unsealed: 0 })).toEqual({ n_seals: 4, n_entries: 100, n_dropped: 2, n_unsealed: 3, first_break: null });
  });
  it("keeps the first break", () => {
    const once = addUp(NOTHING_YET, { ...PART, first_break: BROKEN } as never);
    expect(addUp(once, { ...PART, first_break: { ...BROKEN, seal_id: 10 } } as never).first_break?.seal_id).toBe(9);
  });
});
