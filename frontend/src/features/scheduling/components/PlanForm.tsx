import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useSite, useZone } from "@/shared/session/site";
import { ProblemNote } from "@/shared/ui/states";
import { DayField } from "@/shared/ui/TypedField";
import { useResources } from "../api/calendar";
import { askPlan, type PlanAsk, type PlanRun } from "../api/plans";

const MOVES = ["none", "untold", "all"] as const;
const DAYS = [1, 2, 3, 5, 7, 10, 14];
const SECONDS = [10, 30, 60, 120, 180];

/** What the optimiser may look at and touch, and how long it may think. */
export function PlanForm({ onAsked }: { onAsked: (run: PlanRun) => void }) {
  const { t } = useTranslation("planner");
  const zone = useZone();
  const { site } = useSite();
  const client = useQueryClient();
  const resources = useResources(site?.id);
  const [day, setDay] = useState(() => isoDay(departmentNow(), zone));
  const [days, setDays] = useState(5);
  const [seconds, setSeconds] = useState(60);
  const [moves, setMoves] = useState<PlanAsk["moves"]>("untold");
  const [chosen, setChosen] = useState<NonNullable<PlanAsk["modalities"]>>([]);
  const known = [...new Set((resources.data ?? []).map((row) => row.modality).filter(Boolean))].toSorted() as NonNullable<PlanAsk["modalities"]>;
  const ask = useMutation({
    mutationFn: askPlan,
    onSuccess: (run) => {
      void client.invalidateQueries({ queryKey: ["schedule", "plans"] });
      onAsked(run);
    },
  });
  return (
    <form
      className="panel plan-form"
      aria-label={t("form.title")}
      onSubmit={(event) => {
        event.preventDefault();
        if (site) ask.mutate({ site_id: site.id, first_day: day, days, seconds, moves, modalities: chosen, seed: 1 });
      }}
    >
      <label className="field">
        <span className="cap">{t("form.from")}</span>
        <DayField label={t("form.from")} value={day} onChange={setDay} />
      </label>
      <Choice label={t("form.days")} values={DAYS} value={days} onChange={setDays} />
      <Choice label={t("form.seconds")} values={SECONDS} value={seconds} onChange={setSeconds} />
      <div className="field">
        <span className="cap" id="plan-moves">
          {t("form.moves")}
        </span>
        <div className="seg" role="group" aria-labelledby="plan-moves">
          {MOVES.map((one) => (
            <button type="button" key={one} className={one === moves ? "on" : undefined} aria-pressed={one === moves} onClick={() => setMoves(one)}>
              {t(`moves.${one}`)}
            </button>
          ))}
        </div>
      </div>
      <div className="field">
        <span className="cap" id="plan-modalities">
          {t("form.modalities")}
        </span>
        <div className="seg" role="group" aria-labelledby="plan-modalities">
          {known.map((one) => (
            <button type="button" key={one} className={chosen.includes(one) ? "on" : undefined} aria-pressed={chosen.includes(one)} onClick={() => setChosen(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one])}>
              {one}
            </button>
          ))}
        </div>
      </div>
      <span className="sp" />
      <button type="submit" className="btn primary" disabled={!site || ask.isPending}>
        {t("form.run")}
      </button>
      {ask.isError && <ProblemNote error={ask.error} />}
    </form>
  );
}

function Choice({ label, values, value, onChange }: { label: string; values: number[]; value: number; onChange: (value: number) => void }) {
  return (
    <label className="field">
      <span className="cap">{label}</span>
      <select className="input" value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {values.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  );
}
