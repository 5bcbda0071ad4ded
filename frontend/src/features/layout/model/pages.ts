import type { components } from "@/shared/api/schema";

export type Tile = components["schemas"]["LayoutTile"];
export type Page = Omit<components["schemas"]["LayoutPage"], "tiles"> & { tiles: (Tile | null)[] };
export type Stack = components["schemas"]["LayoutStack"];

export interface Place {
  page: number;
  cell: number;
}

export const tileAt = (pages: Page[], place: Place): Tile | null => pages[place.page]?.tiles[place.cell] ?? null;

export function putTile(pages: Page[], place: Place, tile: Tile | null): Page[] {
  return pages.map((page, at) => (at === place.page ? { ...page, tiles: page.tiles.map((one, cell) => (cell === place.cell ? tile : one)) } : page));
}

/** The two cells change their pictures; across pages too. */
export function swapTiles(pages: Page[], from: Place, to: Place): Page[] {
  const [first, second] = [tileAt(pages, from), tileAt(pages, to)];
  return putTile(putTile(pages, from, second), to, first);
}

/** The cell beside, above or below; over the edge of a page to the next one. */
export function movePlace(pages: Page[], place: Place, step: "left" | "right" | "up" | "down"): Place {
  const page = pages[place.page];
  if (!page) return place;
  const by = { left: -1, right: 1, up: -page.cols, down: page.cols }[step];
  const cell = place.cell + by;
  if (cell >= 0 && cell < page.tiles.length) return { page: place.page, cell };
  const next = pages[place.page + Math.sign(by)];
  if (!next) return place;
  return { page: place.page + Math.sign(by), cell: by > 0 ? 0 : next.tiles.length - 1 };
}

function findSlice(stacks: Stack[], tile: Tile): { stack: Stack; at: number } | null {
  for (const stack of stacks) {
    const at = stack.slices.findIndex((slice) => slice.instance_id === tile.instance_id && slice.frame === tile.frame);
    if (at >= 0) return { stack, at };
  }
  return null;
}

/** The same cell some slices further in its series; it stops at the ends. */
export function stepSlice(pages: Page[], stacks: Stack[], place: Place, by: number): Page[] {
  const tile = tileAt(pages, place);
  const found = tile && findSlice(stacks, tile);
  if (!tile || !found) return pages;
  const slice = found.stack.slices[Math.min(found.stack.slices.length - 1, Math.max(0, found.at + by))];
  return slice ? putTile(pages, place, { ...tile, instance_id: slice.instance_id, frame: slice.frame }) : pages;
}

/** The same level in another series, by its share of the way; an empty cell gets the middle. */
export function takeStack(pages: Page[], stacks: Stack[], place: Place, stack: Stack): Page[] {
  const tile = tileAt(pages, place);
  const found = tile && findSlice(stacks, tile);
  const share = found ? found.at / Math.max(1, found.stack.slices.length - 1) : 0.5;
  const slice = stack.slices[Math.round(share * (stack.slices.length - 1))];
  return slice ? putTile(pages, place, { instance_id: slice.instance_id, frame: slice.frame, center: tile?.center ?? null, width: tile?.width ?? null }) : pages;
}

/** "Venous 5.0 · 31 / 60" of what stands in a cell. */
export function describeTile(stacks: Stack[], tile: Tile): string {
  const found = findSlice(stacks, tile);
  return found ? `${found.stack.description} · ${found.at + 1} / ${found.stack.slices.length}` : "";
}
