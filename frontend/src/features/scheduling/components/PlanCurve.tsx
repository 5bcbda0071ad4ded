import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Chart, chartColours } from "@/shared/ui/Chart";
import { splitTrace, type Trace } from "../model/plan";

/** Cost and proven bound over the seconds of a run; what lies between is all that could still be gained. */
export function PlanCurve({ trace }: { trace: Trace }) {
  const { t } = useTranslation("planner");
  const { cost, bound } = useMemo(() => splitTrace(trace), [trace]);
  const option = useMemo(() => {
    const colours = chartColours();
    const line = { type: "line", step: "end", showSymbol: false, symbol: "circle" };
    return {
      legend: { top: 0, left: 0, itemGap: 20, textStyle: { color: colours.text } },
      grid: { left: 8, right: 16, top: 32, bottom: 24, containLabel: true },
      xAxis: { type: "log", logBase: 10, name: t("curve.seconds"), nameLocation: "middle", nameGap: 24, nameTextStyle: { color: colours.meta }, min: 0.1, axisLabel: { color: colours.meta }, splitLine: { lineStyle: { color: colours.grid } } },
      yAxis: { type: "value", scale: true, axisLabel: { color: colours.meta }, splitLine: { lineStyle: { color: colours.grid } } },
      series: [
        { ...line, name: t("curve.cost"), data: cost, showSymbol: true, symbolSize: 5, lineStyle: { width: 2, color: colours.subject }, itemStyle: { color: colours.subject } },
        { ...line, name: t("curve.bound"), data: bound, lineStyle: { type: "dashed", color: colours.text }, itemStyle: { color: colours.text } },
      ],
    };
  }, [cost, bound, t]);
  const table = useMemo(
    () => ({
      columns: [t("curve.seconds"), t("curve.cost"), t("curve.bound")],
      rows: trace.map(([second, price, proof]) => [second ?? "–", price ?? "–", proof ?? "–"]),
    }),
    [trace, t],
  );
  return <Chart label={t("curve.title")} option={option} table={table} height={220} />;
}
