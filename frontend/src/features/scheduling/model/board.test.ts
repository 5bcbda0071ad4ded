import { describe, expect, it } from "vitest";
import type { Board, BoardItem, BoardRow } from "../api/types";
import { findConflicts, groupRows, instantOf, labelOf, listTicks, minuteOf, place, printMinute, shiftWindow, snap, windowAround } from "./board";

const board = { starts_at: "2026-11-24T16:00:00Z" } as Board;

function item(id: number, from: number, to: number, status = "booked"): BoardItem {
  return { id, resource_id: 1, starts_at: instantOf(from, board), ends_at: instantOf(to, board), status } as BoardItem;
}

describe("minutes of the site's day", () => {
  it("go from instants and back", () => {
    expect(minuteOf("2026-11-25T02:42:00Z", board)).toBe(642);
    expect(instantOf(642, board)).toBe("2026-11-25T02:42:00.000Z");
    expect(printMinute(642)).toBe("10:42");
    expect(printMinute(1440)).toBe("00:00");
  });

  it("snap to five", () => {
    expect([snap(642), snap(643), snap(-3)]).toEqual([640, 645, -5]);
  });
});

describe("window", () => {
  it("keeps a third before now and stays inside the day", () => {
    expect(windowAround(642, "half")).toEqual({ from: 540, to: 810 });
    expect(windowAround(5, "half").from).toBe(0);
    expect(windowAround(1439, "two")).toEqual({ from: 1320, to: 1440 });
    expect(windowAround(0, "day")).toEqual({ from: 420, to: 1260 });
  });

  it("shifts without leaving the day", () => {
    expect(shiftWindow({ from: 0, to: 120 }, -60)).toEqual({ from: 0, to: 120 });
    expect(shiftWindow({ from: 1300, to: 1420 }, 60)).toEqual({ from: 1320, to: 1440 });
  });

  it("draws hours in the day and half-hours closer", () => {
    expect(listTicks({ from: 420, to: 1260 })).toHaveLength(15);
    expect(listTicks({ from: 540, to: 660 }).map((tick) => tick.label)).toEqual([false, true, true, true, false]);
  });
});

describe("bars", () => {
  it("are cut at the edges and left out beyond them", () => {
    expect(place(500, 560, { from: 540, to: 640 })).toEqual({ left: 0, width: 20 });
    expect(place(500, 540, { from: 540, to: 640 })).toBeNull();
    expect(place(640, 700, { from: 540, to: 640 })).toBeNull();
  });

  it("say less the narrower they are", () => {
    expect([labelOf(27), labelOf(28), labelOf(83), labelOf(84)]).toEqual(["glyph", "name", "name", "both"]);
  });

  it("conflict when they overlap, not when they touch or are cancelled", () => {
    const items = [item(1, 600, 620), item(2, 620, 640), item(3, 600, 660, "cancelled")];
    expect(findConflicts(items, { id: 9, resource_id: 1, from: 610, to: 620 }, board).map((one) => one.id)).toEqual([1]);
    expect(findConflicts(items, { id: 1, resource_id: 1, from: 605, to: 620 }, board)).toEqual([]);
    expect(findConflicts(items, { id: 9, resource_id: 2, from: 610, to: 620 }, board)).toEqual([]);
  });
});

it("groups rows by modality in their order", () => {
  const rows = ["CT", "CT", "MR", "CT"].map((modality, id) => ({ id, modality }) as BoardRow);
  expect(groupRows(rows).map((group) => [group.modality, group.rows.length])).toEqual([
    ["CT", 2],
    ["MR", 1],
    ["CT", 1],
  ]);
});
