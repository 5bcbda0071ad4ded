import { describe, expect, it } from "vitest";
import { describeTile, movePlace, putTile, stepSlice, swapTiles, takeStack, tileAt, type Page, type Stack } from "./pages";

const stack = (series_id: number, n: number, first: number): Stack => ({ series_id, description: `S${series_id}`, slices: Array.from({ length: n }, (_, i) => ({ instance_id: first + i, frame: 1, is_marked: false })) });
const stacks = [stack(1, 10, 100), stack(2, 5, 200)];
const tile = (instance_id: number) => ({ instance_id, frame: 1, center: 40, width: 400 });
const pages = (): Page[] => [
  { title: "", rows: 1, cols: 2, tiles: [tile(100), tile(109)] },
  { title: "", rows: 2, cols: 2, tiles: [tile(104), null, null, null] },
];

describe("pages of pictures", () => {
  it("swaps across pages and touches nothing else", () => {
    const before = pages();
    const after = swapTiles(before, { page: 0, cell: 1 }, { page: 1, cell: 3 });
    expect(after.map((page) => page.tiles.map((one) => one?.instance_id ?? 0))).toEqual([[100, 0], [104, 0, 0, 109]]);
    expect(before).toEqual(pages());
  });

  it.each([
    ["right", { page: 0, cell: 0 }, { page: 0, cell: 1 }],
    ["right", { page: 0, cell: 1 }, { page: 1, cell: 0 }],
    ["left", { page: 1, cell: 0 }, { page: 0, cell: 1 }],
    ["down", { page: 1, cell: 1 }, { page: 1, cell: 3 }],
    ["up", { page: 0, cell: 0 }, { page: 0, cell: 0 }],
    ["down", { page: 1, cell: 3 }, { page: 1, cell: 3 }],
  ] as const)("%s from %o is %o", (step, from, to) => expect(movePlace(pages(), from, step)).toEqual(to));

  it.each([
    [1, 101],
    [-1, 100],
    [99, 109],
  ])("%i slices further is picture %i", (by, id) => expect(tileAt(stepSlice(pages(), stacks, { page: 0, cell: 0 }, by), { page: 0, cell: 0 })).toEqual(tile(id)));

  it("takes the same level of another series and keeps the window", () => {
    expect(tileAt(takeStack(pages(), stacks, { page: 0, cell: 1 }, stacks[1]!), { page: 0, cell: 1 })).toEqual(tile(204));
    expect(tileAt(takeStack(pages(), stacks, { page: 1, cell: 1 }, stacks[1]!), { page: 1, cell: 1 })).toEqual({ ...tile(202), center: null, width: null });
  });

  it("says what stands in a cell", () => {
    expect(describeTile(stacks, tile(103))).toBe("S1 · 4 / 10");
    expect(tileAt(putTile(pages(), { page: 0, cell: 0 }, null), { page: 0, cell: 0 })).toBeNull();
  });
});
