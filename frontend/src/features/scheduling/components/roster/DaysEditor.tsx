import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { HourField } from "@/shared/ui/TypedField";
import { printDay } from "../../model/days";
import type { AbsenceKind, RosterDraft, Work } from "../../model/roster";

const KINDS: readonly AbsenceKind[] = ["leave", "sick", "training", "other"];

interface Props {
  draft: RosterDraft;
  days: string[];
  /** What the first of the days says now. */
  now: Work | undefined;
  poolName: (id: number) => string;
  onWork: (work: Work) => void;
  onAway: (kind: AbsenceKind) => void;
  onClear: () => void;
}

/** Sets the selected days of one person: other work, an absence, or the weekly pattern again. */
export function DaysEditor({ draft, days, now, poolName, onWork, onAway, onClear }: Props) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const skilled = draft.skills.map((skill) => skill.pool_id);
  const [work, setWork] = useState<Work>({ pool_id: now?.pool_id ?? skilled[0] ?? 0, starts: now?.starts ?? "08:00", ends: now?.ends ?? "16:00" });
  const shown = days.length === 1 ? printDay(days[0]!, lang) : `${printDay(days[0]!, lang)} – ${printDay(days.at(-1)!, lang)}`;
  return (
    <section className="roster-rows" aria-label={t("roster.days.title", { name: draft.name, days: shown })}>
      <h3>{t("roster.days.title", { name: draft.name, days: shown })}</h3>
      {skilled.length === 0 ? (
        <p className="meta">{t("roster.days.noSkill")}</p>
      ) : (
        <form
          className="row roster-days"
          onSubmit={(event) => {
            event.preventDefault();
            onWork(work);
          }}
        >
          <select className="input" aria-label={t("roster.days.pool")} value={work.pool_id} onChange={(event) => setWork({ ...work, pool_id: Number(event.target.value) })}>
            {skilled.map((pool) => (
              <option key={pool} value={pool}>
                {poolName(pool)}
              </option>
            ))}
          </select>
          <HourField label={t("roster.days.starts")} value={work.starts} onChange={(starts) => setWork({ ...work, starts })} />
          <HourField label={t("roster.days.ends")} value={work.ends} onChange={(ends) => setWork({ ...work, ends })} />
          <button type="submit" className="btn sm" id="roster-days-set">
            {t("roster.days.work")}
          </button>
        </form>
      )}
      <div className="row roster-days">
        {KINDS.map((kind) => (
          <button type="button" key={kind} className="btn sm" onClick={() => onAway(kind)}>
            {t(`roster.away.${kind}`)} <kbd>{kind[0]!.toUpperCase()}</kbd>
          </button>
        ))}
        <button type="button" className="btn sm" onClick={onClear}>
          {t("roster.days.clear")} <kbd>Del</kbd>
        </button>
      </div>
    </section>
  );
}
