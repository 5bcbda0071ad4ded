import { expect, it } from "vitest";
import { foldWaiting, isFresh, isOfSections, listNext, ofSections, type Call, type WaitingBoard } from "./waiting";

const call: Call = { ticket: "A001", name: "张*", room: "ct-1", room_names: null, at: "2026-11-25T02:00:00Z" };
const next = (ticket: string, position: number) => ({ ticket, name: "李*", section: "A", position, room: "", room_names: null, wait_min: null });
const board: WaitingBoard = { site_names: {}, time_zone: "UTC", calls: [call], items: { 2: next("A003", 2), 1: next("A002", 1) } };

it("lets a call stand out for twenty seconds", () => {
  expect(isFresh(call, Date.parse("2026-11-25T02:00:19Z"))).toBe(true);
  expect(isFresh(call, Date.parse("2026-11-25T02:00:21Z"))).toBe(false);
});

it("lists the next ones by their place", () => {
  expect(listNext(board, 5).map((row) => row.ticket)).toEqual(["A002", "A003"]);
  expect(listNext(board, 1)).toHaveLength(1);
});

it("shows and rings only for the sections of its room", () => {
  const both = { ...board, items: { ...board.items, 3: { ...next("M001", 3), section: "M" } }, calls: [call, { ...call, ticket: "M009" }] };
  const wall = ofSections(both, ["M"]);
  expect([Object.keys(wall.items), wall.calls.map((one) => one.ticket)]).toEqual([["3"], ["M009"]]);
  expect(ofSections(both, [])).toBe(both);
  expect([isOfSections("M009", ["M", "E"]), isOfSections("A001", ["M", "E"]), isOfSections("A001", [])]).toEqual([true, false, true]);
});

it("keeps the state on a call frame and folds a delta", () => {
  const frame = { id: "", topic: "waiting:1", seq: 1, ts: "", data: { remove: ["1"] } };
  expect(foldWaiting(board, { ...frame, type: "call" })).toBe(board);
  expect(Object.keys(foldWaiting(board, { ...frame, type: "delta" }).items)).toEqual(["2"]);
});
