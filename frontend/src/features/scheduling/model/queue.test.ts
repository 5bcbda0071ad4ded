import { describe, expect, it } from "vitest";
import type { QueueRow } from "../api/types";
import { listScanners, listSections, minutesUntil, rowsOf, sectionOf } from "./queue";

const row = (label: string, resource_code: string, modality = "CT") => ({ label, resource_code, modality }) as QueueRow;

describe("the queue of one scanner", () => {
  const rows = [row("A001", "CT-1"), row("A002", ""), row("A003", "CT-2"), row("M001", "", "MR"), row("M002", "MR-1", "MR")];

  it("holds its own and those who may go to any of its modality", () => {
    expect(rowsOf(rows, "CT-1").map((one) => one.label)).toEqual(["A001", "A002"]);
    expect(rowsOf(rows, "")).toEqual(rows);
  });

  it("knows the sections of its tickets", () => {
    expect(listSections(rows)).toEqual(["A", "M"]);
    expect(rows.filter((one) => sectionOf(one) === "M").map((one) => one.label)).toEqual(["M001", "M002"]);
  });

  it("names each scanner once", () => {
    expect(listScanners(rows)).toEqual(["CT-1", "CT-2", "MR-1"]);
  });
});

it("counts whole minutes and stops at now", () => {
  const now = Date.parse("2026-11-25T02:00:00Z");
  expect(minutesUntil("2026-11-25T02:10:29Z", now)).toBe(10);
  expect(minutesUntil("2026-11-25T01:50:00Z", now)).toBe(0);
});
