import { useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { useZone } from "@/shared/session/site";
import { printDay } from "../../model/days";
import { useRowWords } from "../../hooks/useRowWords";
import { readCell, type AbsenceKind, type RosterDraft } from "../../model/roster";

export interface GridRow {
  id: number;
  draft: RosterDraft;
  isChanged: boolean;
}
/** Some days of one person; `to` may lie before `from`. */
export interface Selection {
  member: number;
  from: number;
  to: number;
}
export interface DayLevel {
  most: number;
  short: number;
}

interface Props {
  days: string[];
  rows: GridRow[];
  levels: DayLevel[] | null;
  poolName: (id: number) => string;
  selection: Selection | null;
  onSelect: (selection: Selection) => void;
  onAway: (kind: AbsenceKind) => void;
  onClear: () => void;
  /** Enter: on to the fields of the selected days. */
  onEdit: () => void;
}

const AWAY_KEYS: Record<string, AbsenceKind> = { l: "leave", s: "sick", t: "training", o: "other" };
const STEPS: Record<string, [number, number]> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** A week of people: arrows walk, Shift and arrows or a drag take several days, Enter edits, letters set an absence, Delete brings the pattern back. */
export function WeekGrid({ days, rows, levels, poolName, selection, onSelect, onAway, onClear, onEdit }: Props) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const zone = useZone();
  const words = useRowWords();
  const grid = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const active = selection && rows.some((row) => row.id === selection.member) ? selection : rows[0] ? { member: rows[0].id, from: 0, to: 0 } : null;

  function walk(event: KeyboardEvent<HTMLElement>, at: number, day: number): void {
    const step = STEPS[event.key];
    if (step) {
      const row = rows[Math.min(rows.length - 1, Math.max(0, at + step[0]))]!;
      const to = Math.min(6, Math.max(0, day + step[1]));
      onSelect(event.shiftKey && step[0] === 0 && selection ? { ...selection, to } : { member: row.id, from: to, to });
      grid.current?.querySelector<HTMLElement>(`[data-cell="${event.shiftKey ? rows[at]!.id : row.id}-${to}"]`)?.focus();
    } else if (event.key === "Enter") onEdit();
    else if (event.key === "Delete" || event.key === "Backspace") onClear();
    else if (AWAY_KEYS[event.key.toLowerCase()] && !event.ctrlKey && !event.metaKey && !event.altKey) onAway(AWAY_KEYS[event.key.toLowerCase()]!);
    else return;
    event.preventDefault();
  }

  return (
    <div className="dt-wrap">
      <div className="week" role="grid" aria-label={t("roster.week.label")} aria-multiselectable ref={grid} onPointerUp={() => setDragged(null)} onPointerLeave={() => setDragged(null)}>
          <div role="row">
            <div role="columnheader">{t("roster.week.person")}</div>
            {days.map((day) => (
              <div key={day} role="columnheader" className="num">
                {printDay(day, lang, "short")}
              </div>
            ))}
          </div>
          {rows.map((row, at) => (
            <div key={row.id} role="row">
              <div role="rowheader">
                {row.draft.name}
                {row.isChanged && <span className="meta"> · {t("roster.changed")}</span>}
                {!row.draft.is_active && <span className="meta"> · {t("roster.member.left")}</span>}
              </div>
              {days.map((day, n) => {
                const cell = readCell(row.draft, day, zone);
                const work = cell.work.map((one) => words.span(one.starts, one.ends)).join(", ");
                const away = cell.away ? t(`roster.away.${cell.away.kind}`) : "";
                const isOn = selection?.member === row.id && Math.min(selection.from, selection.to) <= n && n <= Math.max(selection.from, selection.to);
                const isTab = active?.member === row.id && active.to === n;
                return (
                  <div
                    key={day}
                    role="gridcell"
                    data-cell={`${row.id}-${n}`}
                    tabIndex={isTab ? 0 : -1}
                    aria-selected={isOn}
                    aria-label={[row.draft.name, printDay(day, lang, "short"), away || work || t("roster.week.free"), cell.isDated && !away ? t("roster.week.dated") : ""].filter(Boolean).join(", ")}
                    className={[isOn && "on", cell.away ? "away" : cell.isDated ? "dated" : cell.work.length > 0 ? "work" : "free"].filter(Boolean).join(" ")}
                    title={cell.work.map((one) => poolName(one.pool_id)).join(", ")}
                    onKeyDown={(event) => walk(event, at, n)}
                    onPointerDown={(event) => {
                      if (event.button !== 0) return;
                      setDragged(row.id);
                      onSelect(event.shiftKey && selection?.member === row.id ? { ...selection, to: n } : { member: row.id, from: n, to: n });
                    }}
                    onPointerEnter={() => dragged === row.id && selection && onSelect({ ...selection, to: n })}
                    onDoubleClick={onEdit}
                  >
                    <span className="num">{away || work || "–"}</span>
                  </div>
                );
              })}
            </div>
          ))}
        {levels && (
            <div role="row">
              <div role="rowheader">
                {t("roster.week.most")}
              </div>
              {levels.map((level, n) => (
                <div key={days[n]} role="gridcell" className={level.short > 0 ? "sum num bad" : "sum num"}>
                  {level.short > 0 ? t("roster.week.short", { count: level.most, short: level.short }) : level.most}
                </div>
              ))}
            </div>
        )}
      </div>
    </div>
  );
}
