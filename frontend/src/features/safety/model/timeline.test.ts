import { expect, test } from "vitest";
import { orderByTime } from "./timeline";

const act = { id: 1, kind: "drug", text: "x", detail: { name: "Drug", dose: "1 mg", route: "iv" }, card_line: null, at: "2026-11-29T10:03:30Z", by: "A", client_id: null };
const seen = { id: 1, exam_id: 1, reaction_id: 1, at: "2026-11-29T10:01:00Z", systolic_mmhg: 82, diastolic_mmhg: null, pulse_per_min: 118, spo2_percent: null, consciousness: "A", note: "", by: "B", client_id: null };

test("acts and vital signs are one list in the order of time", () => {
  const rows = orderByTime({ started_at: "2026-11-29T10:00:00Z", acts: [act], observations: [seen] });
  expect(rows.map((row) => [row.minutes, row.text, row.by])).toEqual([
    [1, "82/– mmHg · 118 /min · SpO₂ – % · A", "B"],
    [3, "Drug 1 mg iv", "A"],
  ]);
});

test("without a drug the words stand, and a clock that runs behind counts as the start", () => {
  const [row] = orderByTime({ started_at: "2026-11-29T10:00:00Z", acts: [{ ...act, detail: {}, at: "2026-11-29T09:59:00Z" }], observations: [] });
  expect([row?.text, row?.minutes]).toEqual(["x", 0]);
});
