import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import type { PlanRunLine } from "../api/plans";
import { printDay } from "../model/days";

const LOOK: Record<PlanRunLine["state"], string> = {
  queued: "line",
  running: "blue",
  done: "amber",
  failed: "red",
  cancelled: "line",
  applied: "green",
  partly_applied: "green",
  rejected: "line",
  stale: "line",
};

export function RunTag({ state }: { state: PlanRunLine["state"] }) {
  const { t } = useTranslation("planner");
  return <span className={`tag ${LOOK[state]}`}>{t(`state.${state}`)}</span>;
}

/** What a run is about, in a line; and shares as percent. */
export function useRunWords() {
  const { t } = useTranslation("planner");
  const lang = useLang();
  return {
    what: (run: Pick<PlanRunLine, "kind" | "cause" | "first_day" | "days" | "modalities" | "resource_code" | "replay_of_id">) => {
      const from = printDay(run.first_day, lang, "short");
      const scope = run.modalities.length ? run.modalities.join(", ") : t("allModalities");
      if (run.replay_of_id !== null) return t("what.replay", { run: run.replay_of_id });
      if (run.kind === "repair") return t("what.repair", { resource: run.resource_code || scope });
      return t(run.cause === "nightly" ? "what.nightly" : "what.plan", { from, count: run.days, scope });
    },
    share: (share: number | null | undefined) => (share === null || share === undefined ? "–" : new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 }).format(share)),
  };
}
