import { describe, expect, it } from "vitest";
import type { Plan } from "../api/quality";
import { sayRhythm, sortByDue } from "./plans";

const plan = (facts: Partial<Plan>) => ({ device_code: "CT-1", due_on: null, every_days: null, every_usage: null, meter: "", used: null, needs_both: false, ...facts }) as Plan;
const say = (key: string, values?: Record<string, string | number>) => (values ? `${key}${JSON.stringify(values)}` : ` ${key} `);

describe("plans", () => {
  it("puts the first due first and the unknown last", () => {
    const rows = [plan({ due_on: null }), plan({ due_on: "2027-01-02" }), plan({ due_on: "2026-12-31" })];
    expect(sortByDue(rows).map((row) => row.due_on)).toEqual(["2026-12-31", "2027-01-02", null]);
  });

  it("says days and meter, the first or both, or once", () => {
    const both = { every_days: 182, every_usage: 4000, meter: "exams", used: 12.4 };
    expect(sayRhythm(plan(both), say)).toBe('devices:qa.every{"count":182} devices:plans.or devices:plans.metered{"used":12,"all":4000,"meter":"devices:plans.meterOf.exams{\\"defaultValue\\":\\"exams\\"}"}');
    expect(sayRhythm(plan({ ...both, needs_both: true }), say)).toContain(" devices:plans.and ");
    expect(sayRhythm(plan({}), say)).toBe(" devices:plans.once ");
  });
});
