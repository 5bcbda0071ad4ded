import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { components } from "@/shared/api/schema";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Chart, chartColours } from "@/shared/ui/Chart";

export type Survey = components["schemas"]["ContrastSurvey"];
type Edge = "low_998" | "low_95" | "high_95" | "high_998";
const EDGES = ["low_998", "low_95", "high_95", "high_998"] as const satisfies readonly Edge[];

export function percent(value: number): string {
  return `${(value * 100).toFixed(2)} %`;
}

/** Reactions against the number of injections between exact limits; red is more or less than chance explains. */
export function SurveyFunnel({ survey, by }: { survey: Survey; by: string }) {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const points = useMemo(() => survey.rows.map((row) => ({ ...row, label: [pick(row.names, lang), row.lot].filter(Boolean).join(" · ") })), [survey.rows, lang]);
  const option = useMemo(() => {
    const ink = chartColours();
    // Below the first limit a rate says nothing, and one of one would flatten all the others; the table names them.
    const drawn = points.filter((one) => one.n >= (survey.limits[0]?.n ?? 0));
    const side = (edge: Edge) => ({ type: "line", symbol: "none", silent: true, data: survey.limits.map((one) => [one.n, one[edge] * 100]), lineStyle: { color: edge.endsWith("95") ? ink.soft : ink.limit, type: "dashed", width: 1 } });
    return {
      tooltip: { trigger: "item" },
      grid: { left: 44, right: 72, top: 16, bottom: 32 },
      xAxis: { type: "value", name: "n", min: 0, minInterval: 1 },
      yAxis: { type: "value", min: 0, name: "%" },
      series: [
        { type: "scatter", symbolSize: 10, data: drawn.map((one) => ({ name: one.label, value: [one.n, (one.hits / one.n) * 100], itemStyle: { color: one.is_out ? ink.limit : ink.subject } })), label: { show: true, position: "left", formatter: "{b}", color: ink.text }, labelLayout: { hideOverlap: true } },
        ...EDGES.map(side),
      ],
    };
  }, [points, survey.limits]);
  const rows = points.map((one) => [one.label, one.hits, one.n, percent(one.hits / one.n), `${percent(one.low)} – ${percent(one.high)}`, one.is_out ? t("survey.out") : ""]);
  const table = { columns: [t(`survey.by.${by}`), t("survey.reactions"), t("survey.injections"), t("survey.rate"), t("survey.interval"), t("survey.verdict")], rows };
  return <Chart label={t("survey.funnel")} option={option} table={table} height={280} />;
}
