import { useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { departmentNow, useNow } from "@/shared/session/clock";
import { Icon } from "@/shared/ui/Icon";
import type { Board as BoardFacts, BoardItem, BoardRow } from "../api/types";
import { useBarMove, type Plan } from "../hooks/useBarMove";
import { findConflicts, groupRows, listTicks, lookOf, minuteOf, place, printMinute, type Window } from "../model/board";
import { BarText, useBarWords } from "./BoardBar";

export interface BoardProps {
  board: BoardFacts;
  window: Window;
  selected: number | null;
  /** Refusal of a move, shown beside its bar. */
  refused: { id: number; text: string } | null;
  offerKey?: number;
  /** A dropped bar that waits for its reason stays drawn where it would go. */
  asked?: Plan | null;
  /** Empty: the person may look only. */
  onMove?: (item: BoardItem, plan: Plan) => void;
  onSelect: (item: BoardItem) => void;
}

const HEAD = 112;

/** The day as rows of scanners. Pointer drag and Alt+arrows move a bar, arrows walk, Enter opens. */
export function Board({ board, window: view, selected, refused, offerKey, asked = null, onMove, onSelect }: BoardProps) {
  const { t } = useTranslation("scheduling");
  const words = useBarWords();
  const body = useRef<HTMLDivElement>(null);
  const [lane, setLane] = useState(600);
  const [focused, setFocused] = useState<number | null>(null);
  const move = useBarMove({ board, window: view, onDrop: (item, plan) => onMove?.(item, plan) });
  const planned = move.plan ?? asked;
  useLayoutEffect(() => {
    const box = body.current;
    if (!box) return undefined;
    const observer = new ResizeObserver(() => setLane(Math.max(120, box.clientWidth - HEAD)));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  const shown = board.items.filter((item) => place(minuteOf(item.starts_at, board), minuteOf(item.ends_at, board), view));
  /** The other exams of the visit that is looked at. */
  const visit = board.items.find((item) => item.id === (focused ?? selected))?.visit_id ?? board.items.find((item) => item.id === selected)?.visit_id ?? null;
  const first = shown.find((item) => item.id === focused)?.id ?? shown[0]?.id;

  function walk(event: KeyboardEvent<HTMLElement>, item: BoardItem): void {
    if (event.nativeEvent.isComposing) return;
    if (onMove && move.onKey(item, event.key, event.altKey)) {
      event.preventDefault();
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onSelect(item);
      return;
    }
    const next = findNeighbour(board, shown, item, event.key);
    if (!next || event.altKey) return;
    event.preventDefault();
    setFocused(next.id);
    body.current?.querySelector<HTMLElement>(`[data-bar="${next.id}"]`)?.focus();
  }

  function bar(item: BoardItem, row: BoardRow, plan: Plan | null) {
    const from = plan ? plan.from : minuteOf(item.starts_at, board);
    const to = plan ? plan.to : minuteOf(item.ends_at, board);
    const spot = place(from, to, view);
    if (!spot) return null;
    const { look } = lookOf(item.status);
    const conflict = plan ? findConflicts(board.items, plan, board).length > 0 : false;
    const kind = item.kind === "appointment" ? `bd-bar ${look}` : item.kind === "block" ? `bd-bar ${item.status === "problem" ? "down" : "hatch"}` : item.is_mine ? "bd-bar mine" : "bd-bar resv";
    const label = words(item, from, to, row.code);
    return (
      <button
        type="button"
        key={plan ? `plan-${item.id}` : item.id}
        data-bar={plan ? undefined : item.id}
        className={[kind, selected === item.id && "on", plan && "plan", !plan && planned?.id === item.id && "from", !plan && refused?.id === item.id && "refused", conflict && "clash", item.flag && "flag", item.is_overbooked && "over", visit !== null && item.visit_id === visit && "linked", (spot.width / 100) * lane < 28 && "tiny"].filter(Boolean).join(" ")}
        style={{ left: `${spot.left}%`, width: `calc(${spot.width}% - 1px)` }}
        tabIndex={item.id === first ? 0 : -1}
        aria-label={label}
        title={label}
        onFocus={() => setFocused(item.id)}
        onKeyDown={(event) => walk(event, item)}
        onClick={() => onSelect(item)}
        onPointerDown={onMove ? move.onPointerDown(item) : undefined}
        onPointerMove={move.onPointerMove}
        onPointerUp={(event) => {
          if (move.onPointerUp()) event.currentTarget.addEventListener("click", (click) => click.stopPropagation(), { once: true, capture: true });
        }}
        onPointerCancel={move.clear}
      >
        <BarText item={item} from={from} to={to} {...spot} px={(spot.width / 100) * lane} offerKey={offerKey} />
        {plan && <em className="bd-time num">{printMinute(plan.from)}</em>}
        {refused?.id === item.id && !plan && (
          <span className="bd-refused" role="alert">
            {refused.text}
          </span>
        )}
      </button>
    );
  }

  /** Rows are painted on their own; one whose bar speaks beyond it is not. */
  const isLifted = (row: BoardRow) => planned?.resource_id === row.id || (refused !== null && board.items.some((item) => item.id === refused.id && item.resource_id === row.id));
  const moving = planned ? board.items.find((item) => item.id === planned?.id) : undefined;
  return (
    <div className="bd" role="group" aria-label={t("board.label", { day: board.day })}>
      <BoardHead board={board} view={view} />
      {/* With no bar to walk to, the rows themselves take the cursor, so that they can be scrolled by keys. */}
      <div className="bd-rows" ref={body} tabIndex={shown.length === 0 ? 0 : undefined} role="region" aria-label={t("board.rows")}>
        <div className="bd-inner">
        <BoardLines board={board} view={view} />
        {groupRows(board.rows).map((group) => (
          <section key={`${group.modality}-${group.rows[0]?.id}`} aria-label={t(`modality.${group.modality}`, { defaultValue: group.modality })}>
            <h3 className="bd-group">{t(`modality.${group.modality}`, { defaultValue: group.modality })}</h3>
            {group.rows.map((row) => (
              <div className={isLifted(row) ? "bd-row lift" : "bd-row"} key={row.id} data-row={row.id} data-modality={row.modality}>
                <div className="bd-head">
                  <b>{row.code}</b>
                  <span className="num">{row.open_min ? t("board.load", { share: Math.round((row.booked_min / row.open_min) * 100) }) : t("board.closed")}</span>
                  <u aria-hidden>
                    <em style={{ height: `${row.open_min ? Math.min(100, (row.booked_min / row.open_min) * 100) : 0}%` }} />
                  </u>
                </div>
                <div className="bd-lane">
                  <ClosedTimes row={row} board={board} view={view} />
                  <CleaningTimes row={row} board={board} view={view} />
                  {drawOrder(shown.filter((item) => item.resource_id === row.id)).map((item) => bar(item, row, null))}
                  {moving && planned?.resource_id === row.id && bar(moving, row, planned)}
                </div>
              </div>
            ))}
          </section>
        ))}
        </div>
      </div>
      <p className="sr" aria-live="polite">
        {planned && moving ? t("board.plan", { name: moving.patient_name, row: board.rows.find((row) => row.id === planned?.resource_id)?.code, time: printMinute(planned.from) }) : ""}
      </p>
    </div>
  );
}

function BoardHead({ board, view }: { board: BoardFacts; view: Window }) {
  const now = (useNow() - Date.parse(board.starts_at)) / 60_000;
  const spot = place(now, now + 0.01, view);
  return (
    <div className="bd-times num" aria-hidden>
      {listTicks(view)
        .filter((tick) => tick.label && Math.abs(tick.minute - now) > (view.to - view.from) / 14)
        .map((tick) => (
          <span key={tick.minute} style={{ left: `${place(tick.minute, tick.minute + 0.01, view)?.left ?? 0}%` }}>
            {printMinute(tick.minute)}
          </span>
        ))}
      {spot && <em style={{ left: `${spot.left}%` }}>{printMinute(now)}</em>}
    </div>
  );
}

/** Grid and now line lie under the bars, so that no name is struck through. */
function BoardLines({ board, view }: { board: BoardFacts; view: Window }) {
  useNow();
  const now = (departmentNow() - Date.parse(board.starts_at)) / 60_000;
  const spot = place(now, now + 0.01, view);
  return (
    <div className="bd-lines" aria-hidden>
      {listTicks(view).map((tick) => (
        <i key={tick.minute} className={tick.major ? "h" : ""} style={{ left: `${place(tick.minute, tick.minute + 0.01, view)?.left ?? 100}%` }} />
      ))}
      {spot && <s style={{ left: `${spot.left}%` }} />}
    </div>
  );
}

function ClosedTimes({ row, board, view }: { row: BoardRow; board: BoardFacts; view: Window }) {
  const opens = row.opens.map((span) => [minuteOf(span.starts_at, board), minuteOf(span.ends_at, board)] as const);
  const closed: [number, number][] = [];
  let cursor = view.from;
  for (const [from, to] of opens) {
    if (from > cursor) closed.push([cursor, from]);
    cursor = Math.max(cursor, to);
  }
  if (cursor < view.to) closed.push([cursor, view.to]);
  return closed.map(([from, to]) => {
    const spot = place(from, to, view);
    return spot && <span key={from} className="bd-closed" style={{ left: `${spot.left}%`, width: `${spot.width}%` }} aria-hidden />;
  });
}

/** After an isolated patient nobody else is booked until the room is clean. */
function CleaningTimes({ row, board, view }: { row: BoardRow; board: BoardFacts; view: Window }) {
  const { t } = useTranslation("scheduling");
  return board.items.map((item) => {
    if (item.resource_id !== row.id || !item.clean_at) return null;
    const until = minuteOf(item.clean_at, board);
    const spot = place(minuteOf(item.ends_at, board), until, view);
    const label = t("board.cleaning", { time: printMinute(until) });
    return (
      spot && (
        <span key={item.id} className="bd-clean" role="img" aria-label={label} title={label} style={{ left: `${spot.left}%`, width: `${spot.width}%` }}>
          <Icon name="isolation" />
        </span>
      )
    );
  });
}

/** What was called off is drawn first: whoever has its time now stands over it. */
function drawOrder(items: BoardItem[]): BoardItem[] {
  return items.toSorted((a, b) => Number(b.status === "cancelled") - Number(a.status === "cancelled"));
}

function findNeighbour(board: BoardFacts, shown: BoardItem[], item: BoardItem, key: string): BoardItem | undefined {
  const row = shown.filter((one) => one.resource_id === item.resource_id);
  const at = row.findIndex((one) => one.id === item.id);
  if (key === "ArrowRight") return row[at + 1];
  if (key === "ArrowLeft") return row[at - 1];
  if (key === "Home") return row[0];
  if (key === "End") return row.at(-1);
  if (key !== "ArrowDown" && key !== "ArrowUp") return undefined;
  const order = board.rows.map((one) => one.id);
  const step = key === "ArrowDown" ? 1 : -1;
  for (let next = order.indexOf(item.resource_id) + step; next >= 0 && next < order.length; next += step) {
    const there = shown.filter((one) => one.resource_id === order[next]);
    const near = there.toSorted((a, b) => Math.abs(Date.parse(a.starts_at) - Date.parse(item.starts_at)) - Math.abs(Date.parse(b.starts_at) - Date.parse(item.starts_at)))[0];
    if (near) return near;
  }
  return undefined;
}
