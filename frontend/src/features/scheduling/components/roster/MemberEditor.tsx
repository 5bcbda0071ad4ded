import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { HourField } from "@/shared/ui/TypedField";
import type { Resource } from "../../api/types";
import { useRowWords } from "../../hooks/useRowWords";
import type { RosterDraft, Weekly } from "../../model/roster";
import { Heads, RemoveRow, RowsSection, ValidityFields, WeekdaySelect, editRow } from "./HoursRows";

/** One person: name, what the person may do, and the weekly pattern. */
export function MemberEditor({ draft, pools, onDraft }: { draft: RosterDraft; pools: Resource[]; onDraft: (draft: RosterDraft) => void }) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const words = useRowWords();
  const nameOf = (pool: Resource) => pick(pool.names, lang) || pool.code;
  const skilled = draft.skills.map((skill) => skill.pool_id);
  const toggle = (pool: number, on: boolean) =>
    onDraft({ ...draft, skills: on ? [...draft.skills, { pool_id: pool, valid_from: null, valid_to: null }] : draft.skills.filter((skill) => skill.pool_id !== pool), weekly: on ? draft.weekly : draft.weekly.filter((row) => row.pool_id !== pool), shifts: on ? draft.shifts : draft.shifts.filter((row) => row.pool_id !== pool) });
  const weekly = draft.weekly;
  const put = (at: number, part: Partial<Weekly> | null) => onDraft({ ...draft, weekly: editRow(weekly, at, part) });
  const add = () => onDraft({ ...draft, weekly: [...weekly, { pool_id: skilled[0] ?? 0, weekday: ((weekly.at(-1)?.weekday ?? -1) + 1) % 7, starts: weekly.at(-1)?.starts ?? "08:00", ends: weekly.at(-1)?.ends ?? "16:00", valid_from: null, valid_to: null }] });
  return (
    <>
      <section className="roster-rows">
        <h3>{t("roster.member.title")}</h3>
        <div className="row roster-days">
          <input type="text" className="input" maxLength={128} aria-label={t("roster.member.name")} value={draft.name} onChange={(event) => onDraft({ ...draft, name: event.target.value })} />
          <label className="row">
            <input type="checkbox" checked={draft.is_active} onChange={(event) => onDraft({ ...draft, is_active: event.target.checked })} />
            {t("roster.member.active")}
          </label>
        </div>
        <fieldset className="row roster-days">
          <legend className="meta">{t("roster.member.skills")}</legend>
          {pools.map((pool) => (
            <label key={pool.id} className="row">
              <input type="checkbox" checked={skilled.includes(pool.id)} onChange={(event) => toggle(pool.id, event.target.checked)} />
              {nameOf(pool)}
            </label>
          ))}
        </fieldset>
      </section>
      {skilled.length > 0 && (
        <RowsSection title={t("roster.member.weekly")} add={t("roster.member.addShift")} onAdd={add} empty={weekly.length === 0 ? t("roster.member.noShift") : null}>
          <div className="roster-grid shift-cols">
            <Heads names={[t("roster.column.day"), t("roster.days.pool"), t("roster.column.starts"), t("roster.column.ends"), ""]} />
            {weekly.map((row, at) => {
              const of = `${words.weekday(row.weekday)} ${words.span(row.starts, row.ends)}`;
              return [
                <WeekdaySelect key={`${at}-day`} label={t("roster.weekdayOf", { row: of })} value={row.weekday} onChange={(weekday) => put(at, { weekday })} />,
                <select key={`${at}-pool`} className="input" aria-label={t("roster.poolOf", { row: of })} value={row.pool_id} onChange={(event) => put(at, { pool_id: Number(event.target.value) })}>
                  {pools
                    .filter((pool) => skilled.includes(pool.id))
                    .map((pool) => (
                      <option key={pool.id} value={pool.id}>
                        {nameOf(pool)}
                      </option>
                    ))}
                </select>,
                <HourField key={`${at}-from`} label={t("roster.startsOf", { row: of })} value={row.starts} onChange={(starts) => put(at, { starts })} />,
                <HourField key={`${at}-to`} label={t("roster.endsOf", { row: of })} value={row.ends} onChange={(ends) => put(at, { ends })} />,
                <RemoveRow key={`${at}-act`} of={of} onClick={() => put(at, null)} />,
                <span key={`${at}-valid`} className="row valid">
                  <span className="meta" aria-hidden>
                    {t("roster.column.valid")}
                  </span>
                  <ValidityFields row={row} of={of} onChange={(part) => put(at, part)} />
                </span>,
              ];
            })}
          </div>
        </RowsSection>
      )}
    </>
  );
}
