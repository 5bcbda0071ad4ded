import { describe, expect, it } from "vitest";
import { clearDays, findChanges, instantAt, listWeek, mondayOf, readCell, readDay, setAway, setWork, weekdayOf, type RosterDraft } from "./roster";

const ZONE = "Asia/Shanghai";
const week = { pool_id: 1, starts: "08:00", ends: "16:00", valid_from: null, valid_to: null };
const roster: RosterDraft = {
  name: "Li",
  is_active: true,
  skills: [{ pool_id: 1, valid_from: null, valid_to: null }],
  weekly: [
    { ...week, weekday: 0 },
    { ...week, weekday: 1, valid_to: "2026-11-30" },
  ],
  shifts: [],
  absences: [],
};
const MON = "2026-11-30";
const TUE = "2026-12-01";

describe("days and instants", () => {
  it("weeks begin on Monday", () => {
    expect([weekdayOf(MON), weekdayOf("2026-12-06"), mondayOf("2026-12-06"), mondayOf(MON)]).toEqual([0, 6, MON, MON]);
    expect(listWeek(MON).at(-1)).toBe("2026-12-06");
  });

  it("a local midnight is the right instant on both sides of a clock change", () => {
    expect(instantAt(MON, "00:00", ZONE)).toBe("2026-11-29T16:00:00.000Z");
    expect(instantAt("2026-03-29", "00:00", "Europe/Berlin")).toBe("2026-03-28T23:00:00.000Z");
    expect(instantAt("2026-03-30", "00:00", "Europe/Berlin")).toBe("2026-03-29T22:00:00.000Z");
    expect(instantAt("2026-10-26", "00:00", "Europe/Berlin")).toBe("2026-10-25T23:00:00.000Z");
  });
});

describe("a cell", () => {
  it("shows weekly work inside its validity only", () => {
    expect(readCell(roster, MON, ZONE)).toMatchObject({ work: [{ starts: "08:00" }], isDated: false, away: null });
    expect(readCell(roster, TUE, ZONE).work).toEqual([]);
  });

  it("shows dated work instead of weekly work", () => {
    const changed = setWork(roster, [MON], { pool_id: 1, starts: "14:00", ends: "22:00" }, ZONE);
    expect(readCell(changed, MON, ZONE)).toMatchObject({ work: [{ starts: "14:00" }], isDated: true });
    expect(readCell(clearDays(changed, [MON], ZONE), MON, ZONE)).toMatchObject({ work: [{ starts: "08:00" }], isDated: false });
  });

  it("joins neighbouring days of absence, and work ends one in its middle", () => {
    const away = setAway(roster, ["2026-12-02", MON, TUE], "leave", ZONE);
    expect(away.absences).toEqual([{ starts_at: "2026-11-29T16:00:00.000Z", ends_at: "2026-12-02T16:00:00.000Z", kind: "leave" }]);
    const back = setWork(away, [TUE], { pool_id: 1, starts: "08:00", ends: "12:00" }, ZONE);
    expect(back.absences.map((row) => [row.starts_at, row.ends_at])).toEqual([
      ["2026-11-29T16:00:00.000Z", "2026-11-30T16:00:00.000Z"],
      ["2026-12-01T16:00:00.000Z", "2026-12-02T16:00:00.000Z"],
    ]);
    expect(readCell(back, MON, ZONE).away?.kind).toBe("leave");
    expect(readCell(back, TUE, ZONE).away).toBeNull();
    expect(readCell(away, "2026-12-03", ZONE).away).toBeNull();
  });

  it("another kind of absence takes the place of the first", () => {
    const sick = setAway(setAway(roster, [MON], "leave", ZONE), [MON], "sick", ZONE);
    expect(sick.absences.map((row) => row.kind)).toEqual(["sick"]);
  });
});

it("tells what others added and took away", () => {
  expect(findChanges(["Mon 08:00–18:00", "Tue 08:00–18:00"], ["Mon 08:00–18:00", "Tue 08:00–20:00"])).toEqual({ added: ["Tue 08:00–20:00"], gone: ["Tue 08:00–18:00"] });
  expect(findChanges(["a"], ["a"])).toEqual({ added: [], gone: [] });
});

it("sums a day of a pool: the most that is there, the worst shortage", () => {
  const span = (from: number, to: number, n: number) => ({ starts_at: `2026-11-30T0${from}:00:00Z`, ends_at: `2026-11-30T0${to}:00:00Z`, n });
  expect(readDay([span(0, 4, 2), span(4, 8, 3)], [span(0, 4, 1), span(4, 8, -1)], MON, ZONE)).toEqual({ most: 3, short: 1 });
  expect(readDay([span(0, 4, 2)], [span(0, 4, 0)], TUE, ZONE)).toEqual({ most: 0, short: 0 });
});
