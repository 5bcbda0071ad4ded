import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useZone } from "@/shared/session/site";
import { Icon } from "@/shared/ui/Icon";
import { DayField, HourField } from "@/shared/ui/TypedField";
import type { Resource } from "../../api/types";
import { useRowWords } from "../../hooks/useRowWords";
import { clip } from "../../model/roster";

type Hours = Resource["openings"][number];
type Exception = Resource["exceptions"][number];
type Reserve = Resource["reserves"][number];
const DAYS = [0, 1, 2, 3, 4, 5, 6];
const RANKS = [0, 1, 2];

interface RowsProps<Row> {
  rows: Row[];
  onRows: (rows: Row[]) => void;
}

/** A list of rows under its title, with a button that adds one. */
export function RowsSection({ title, add, onAdd, empty, children }: { title: string; add: string; onAdd: () => void; empty: string | null; children: ReactNode }) {
  return (
    <section className="roster-rows">
      <header className="row">
        <h3>{title}</h3>
        <span className="sp" />
        <button type="button" className="btn sm" onClick={onAdd}>
          <Icon name="plus" />
          {add}
        </button>
      </header>
      {empty ? <p className="meta">{empty}</p> : children}
    </section>
  );
}

/** Puts one changed row, or drops it. */
export function editRow<Row>(rows: Row[], at: number, part: Partial<Row> | null): Row[] {
  return part === null ? rows.filter((_, n) => n !== at) : rows.map((row, n) => (n === at ? { ...row, ...part } : row));
}

export function WeekdaySelect({ value, onChange, label }: { value: number; onChange: (weekday: number) => void; label: string }) {
  const words = useRowWords();
  return (
    <select className="input" aria-label={label} value={value} onChange={(event) => onChange(Number(event.target.value))}>
      {DAYS.map((day) => (
        <option key={day} value={day}>
          {words.weekday(day, "long")}
        </option>
      ))}
    </select>
  );
}

/** From and until; an empty field is open. */
export function ValidityFields({ row, onChange, of }: { row: { valid_from?: string | null; valid_to?: string | null }; onChange: (part: { valid_from?: string | null; valid_to?: string | null }) => void; of: string }) {
  const { t } = useTranslation("scheduling");
  return (
    <>
      <DayField mayBeEmpty label={t("roster.validFrom", { row: of })} value={row.valid_from ?? ""} onChange={(day) => onChange({ valid_from: day || null })} />
      <DayField mayBeEmpty label={t("roster.validTo", { row: of })} value={row.valid_to ?? ""} onChange={(day) => onChange({ valid_to: day || null })} />
    </>
  );
}

export function RemoveRow({ of, onClick }: { of: string; onClick: () => void }) {
  const { t } = useTranslation("scheduling");
  return (
    <button type="button" className="btn sm ghost" aria-label={t("roster.remove", { row: of })} onClick={onClick}>
      <Icon name="trash" />
    </button>
  );
}

export function Heads({ names }: { names: string[] }) {
  return names.map((name, at) => (
    <span key={`${name}-${at}`} className="meta" aria-hidden>
      {name}
    </span>
  ));
}

/** Weekly hours, several a day and each with its validity. */
export function OpeningRows({ rows, onRows }: RowsProps<Hours>) {
  const { t } = useTranslation("scheduling");
  const words = useRowWords();
  const next = () => onRows([...rows, { weekday: (rows.at(-1)?.weekday ?? -1) + 1 > 6 ? 0 : (rows.at(-1)?.weekday ?? -1) + 1, opens: "08:00", closes: "18:00", valid_from: null, valid_to: null }]);
  return (
    <RowsSection title={t("hours.weekly")} add={t("roster.addHours")} onAdd={next} empty={rows.length === 0 ? t("roster.noHours") : null}>
      <div className="roster-grid hours-cols">
        <Heads names={[t("roster.column.day"), t("roster.column.opens"), t("roster.column.closes"), t("roster.column.from"), t("roster.column.until"), ""]} />
        {rows.map((row, at) => {
          const of = words.hours(row);
          const put = (part: Partial<Hours> | null) => onRows(editRow(rows, at, part));
          return [
            <WeekdaySelect key={`${at}-day`} label={t("roster.weekdayOf", { row: of })} value={row.weekday} onChange={(weekday) => put({ weekday })} />,
            <HourField key={`${at}-from`} label={t("hours.opens", { day: of })} value={clip(row.opens)} onChange={(opens) => put({ opens })} />,
            <HourField key={`${at}-to`} label={t("hours.closes", { day: of })} value={clip(row.closes)} onChange={(closes) => put({ closes })} />,
            <ValidityFields key={`${at}-valid`} row={row} of={of} onChange={put} />,
            <RemoveRow key={`${at}-act`} of={of} onClick={() => put(null)} />,
          ];
        })}
      </div>
    </RowsSection>
  );
}

/** Dates with other hours, or none. */
export function ExceptionRows({ rows, onRows }: RowsProps<Exception>) {
  const { t } = useTranslation("scheduling");
  const zone = useZone();
  const words = useRowWords();
  const next = () => onRows([...rows, { day: isoDay(departmentNow(), zone), opens: null, closes: null, note: "" }]);
  return (
    <RowsSection title={t("hours.exceptions")} add={t("hours.add")} onAdd={next} empty={rows.length === 0 ? t("hours.noExceptions") : null}>
      <div className="roster-grid exception-cols">
        <Heads names={[t("hours.day"), t("roster.column.opens"), t("roster.column.closes"), t("hours.note"), ""]} />
        {rows.map((row, at) => {
          const of = words.exception(row);
          const put = (part: Partial<Exception> | null) => onRows(editRow(rows, at, part));
          return [
            <DayField key={`${at}-day`} label={t("hours.day")} value={row.day} onChange={(day) => put({ day })} />,
            <HourField key={`${at}-from`} mayBeEmpty label={t("hours.opens", { day: row.day })} value={clip(row.opens ?? "")} onChange={(time) => put({ opens: time || null })} />,
            <HourField key={`${at}-to`} mayBeEmpty label={t("hours.closes", { day: row.day })} value={clip(row.closes ?? "")} onChange={(time) => put({ closes: time || null })} />,
            <input key={`${at}-note`} type="text" maxLength={200} aria-label={t("hours.note")} placeholder={row.opens ? t("hours.note") : t("board.closed")} value={row.note ?? ""} onChange={(event) => put({ note: event.target.value })} />,
            <RemoveRow key={`${at}-act`} of={of} onClick={() => put(null)} />,
          ];
        })}
      </div>
    </RowsSection>
  );
}

/** Time kept for higher classes, free for everybody some hours before. */
export function ReserveRows({ rows, onRows }: RowsProps<Reserve>) {
  const { t } = useTranslation("scheduling");
  const words = useRowWords();
  const next = () => onRows([...rows, { weekday: 0, starts: "14:00", ends: "15:00", max_rank: 1, release_h: 24, valid_from: null, valid_to: null }]);
  return (
    <RowsSection title={t("roster.reserve.title")} add={t("roster.reserve.add")} onAdd={next} empty={rows.length === 0 ? t("roster.reserve.none") : null}>
      <div className="roster-grid reserve-cols">
        <Heads names={[t("roster.column.day"), t("roster.column.starts"), t("roster.column.ends"), t("roster.reserve.for"), t("roster.reserve.release"), t("roster.column.from"), t("roster.column.until"), ""]} />
        {rows.map((row, at) => {
          const of = words.reserve(row);
          const put = (part: Partial<Reserve> | null) => onRows(editRow(rows, at, part));
          return [
            <WeekdaySelect key={`${at}-day`} label={t("roster.weekdayOf", { row: of })} value={row.weekday} onChange={(weekday) => put({ weekday })} />,
            <HourField key={`${at}-from`} label={t("roster.startsOf", { row: of })} value={clip(row.starts)} onChange={(starts) => put({ starts })} />,
            <HourField key={`${at}-to`} label={t("roster.endsOf", { row: of })} value={clip(row.ends)} onChange={(ends) => put({ ends })} />,
            <select key={`${at}-rank`} className="input" aria-label={t("roster.reserve.forOf", { row: of })} value={row.max_rank} onChange={(event) => put({ max_rank: Number(event.target.value) })}>
              {[...new Set([...RANKS, row.max_rank])].map((rank) => (
                <option key={rank} value={rank}>
                  {t(`roster.reserve.rank.${rank}`, { defaultValue: String(rank) })}
                </option>
              ))}
            </select>,
            <NumberInput key={`${at}-release`} label={t("roster.reserve.releaseOf", { row: of })} value={row.release_h} max={2000} onChange={(release_h) => put({ release_h })} />,
            <ValidityFields key={`${at}-valid`} row={row} of={of} onChange={put} />,
            <RemoveRow key={`${at}-act`} of={of} onClick={() => put(null)} />,
          ];
        })}
      </div>
    </RowsSection>
  );
}

/** A whole number from 0 on; anything else leaves the last one standing. */
export function NumberInput({ label, value, max, onChange }: { label: string; value: number; max: number; onChange: (value: number) => void }) {
  return (
    <input
      type="number"
      className="num"
      aria-label={label}
      min={0}
      max={max}
      value={value}
      onChange={(event) => {
        const next = event.target.valueAsNumber;
        if (Number.isInteger(next) && next >= 0 && next <= max) onChange(next);
      }}
    />
  );
}
