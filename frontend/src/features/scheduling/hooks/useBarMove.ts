import { useCallback, useRef, useState, type PointerEvent as ReactPointerEvent } from "react";
import type { Board, BoardItem } from "../api/types";
import { isMovable, minuteOf, snap, type Minute, type Window } from "../model/board";

/** Where a bar would go: drawn at once, sent only on drop or Enter. */
export interface Plan {
  id: number;
  resource_id: number;
  from: Minute;
  to: Minute;
  by: "pointer" | "keys";
}

const DRAG_FROM_PX = 4;

interface Options {
  board: Board | undefined;
  window: Window;
  onDrop: (item: BoardItem, plan: Plan) => void;
}

/** Moving bars by pointer and by keys. Rows are found by `data-row`, so that nothing is measured before a drag. */
export function useBarMove({ board, window: view, onDrop }: Options) {
  const [plan, setPlan] = useState<Plan | null>(null);
  const start = useRef<{ item: BoardItem; x: number; y: number; laneWidth: number; dragging: boolean } | null>(null);
  const latest = useRef<Plan | null>(null);

  const show = useCallback((next: Plan | null) => {
    latest.current = next;
    setPlan(next);
  }, []);

  const onPointerDown = (item: BoardItem) => (event: ReactPointerEvent<HTMLElement>) => {
    if (!board || event.button !== 0 || !isMovable(item)) return;
    const lane = event.currentTarget.parentElement;
    start.current = { item, x: event.clientX, y: event.clientY, laneWidth: lane?.clientWidth ?? 1, dragging: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  };

  const onPointerMove = (event: ReactPointerEvent<HTMLElement>) => {
    const from = start.current;
    if (!from || !board) return;
    const dx = event.clientX - from.x;
    if (!from.dragging && Math.hypot(dx, event.clientY - from.y) < DRAG_FROM_PX) return;
    from.dragging = true;
    const perPx = (view.to - view.from) / from.laneWidth;
    const begin = minuteOf(from.item.starts_at, board);
    const target = snap(begin + dx * perPx);
    const row = findRow(event.clientX, event.clientY, from.item);
    show({ id: from.item.id, resource_id: row, from: target, to: target + minuteOf(from.item.ends_at, board) - begin, by: "pointer" });
  };

  const onPointerUp = () => {
    const from = start.current;
    start.current = null;
    const wanted = latest.current;
    show(null);
    if (from?.dragging && wanted && board) drop(from.item, wanted);
    return from?.dragging ?? false;
  };

  const drop = (item: BoardItem, wanted: Plan) => {
    if (!board) return;
    const same = wanted.resource_id === item.resource_id && wanted.from === minuteOf(item.starts_at, board);
    if (!same) onDrop(item, wanted);
  };

  /** Alt+arrows plan, Enter sends, Escape gives up. True when the key was for us. */
  const onKey = (item: BoardItem, key: string, alt: boolean): boolean => {
    if (!board) return false;
    const mine = latest.current?.by === "keys" && latest.current.id === item.id ? latest.current : null;
    if (mine && key === "Enter") {
      show(null);
      drop(item, mine);
      return true;
    }
    if (mine && key === "Escape") {
      show(null);
      return true;
    }
    if (!alt || !isMovable(item) || !key.startsWith("Arrow")) return false;
    const from = minuteOf(item.starts_at, board);
    const base: Plan = mine ?? { id: item.id, resource_id: item.resource_id, from, to: minuteOf(item.ends_at, board), by: "keys" };
    const step = key === "ArrowLeft" ? -5 : key === "ArrowRight" ? 5 : 0;
    const resource = step === 0 ? nextRow(board, base.resource_id, key === "ArrowDown" ? 1 : -1) : base.resource_id;
    show({ ...base, resource_id: resource, from: base.from + step, to: base.to + step });
    return true;
  };

  return { plan, onPointerDown, onPointerMove, onPointerUp, onKey, clear: () => show(null) };
}

/** Only scanners of the same modality take a bar; elsewhere it stays in its row. */
function findRow(x: number, y: number, item: BoardItem): number {
  const over = document.elementsFromPoint(x, y).find((element) => element instanceof HTMLElement && element.dataset.row);
  const own = document.querySelector<HTMLElement>(`[data-row="${item.resource_id}"]`);
  if (!(over instanceof HTMLElement) || over.dataset.modality !== own?.dataset.modality) return item.resource_id;
  return Number(over.dataset.row);
}

function nextRow(board: Board, resource: number, by: number): number {
  const own = board.rows.find((row) => row.id === resource);
  const rows = board.rows.filter((row) => row.modality === own?.modality);
  const at = rows.findIndex((row) => row.id === resource) + by;
  return rows[at]?.id ?? resource;
}
