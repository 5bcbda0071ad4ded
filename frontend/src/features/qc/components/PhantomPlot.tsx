import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { isoDay } from "@/shared/lib/time";
import { useZone } from "@/shared/session/site";
import { Chart, chartColours } from "@/shared/ui/Chart";
import type { PhantomChart } from "../api/phantoms";

type Line = PhantomChart["parameters"][number];
const round = (value: number | null | undefined) => (typeof value === "number" ? Math.round(value * 100) / 100 : null);

/** One parameter over time: values with what they breached, centre, three-sigma limits, tolerance and moving average. A point leads to its study. */
export function PhantomPlot({ chart, line }: { chart: PhantomChart; line: Line }) {
  const { t } = useTranslation("phantom");
  const navigate = useNavigate();
  const zone = useZone();
  const points = chart.points;
  const name = line.parameter;
  const days = useMemo(() => points.map((one) => isoDay(one.measured_at, zone)), [points, zone]);
  const option = useMemo(() => {
    const ink = chartColours();
    const level = (key: string, value: number | null | undefined, color: string, type: "solid" | "dashed" | "dotted") =>
      typeof value === "number" ? [{ name: t(`line.${key}`), type: "line", symbol: "none", data: days.map(() => value), lineStyle: { color, type, width: 1 }, itemStyle: { color } }] : [];
    return {
      grid: { left: 52, right: 16, top: 56, bottom: 24 },
      xAxis: { type: "category", data: days },
      yAxis: { type: "value", name: "HU", scale: true, splitLine: { lineStyle: { color: ink.grid } } },
      series: [
        {
          name: t("line.value"),
          type: "line",
          data: points.map((one) => ({ value: round(one[name]), symbol: breachOf(one, name) ? "diamond" : "circle", symbolSize: breachOf(one, name) ? 11 : 6, itemStyle: { color: breachOf(one, name) ? ink.limit : ink.subject } })),
          lineStyle: { color: ink.subject, width: 1 },
          itemStyle: { color: ink.subject },
        },
        ...(line.centre === null ? [] : [{ name: t("line.ewma"), type: "line", symbol: "none", data: line.ewma.map((one) => round(one?.value)), lineStyle: { color: ink.grey, width: 2 }, itemStyle: { color: ink.grey } }]),
        ...level("centre", line.centre, ink.soft, "solid"),
        ...level("limits", line.lower, ink.soft, "dashed"),
        ...level("limits", line.upper, ink.soft, "dashed"),
        ...level("tolerance", line.tolerance?.[0], ink.limit, "dashed"),
        ...level("tolerance", line.tolerance?.[1], ink.limit, "dashed"),
      ],
    };
  }, [days, line, name, points, t]);
  const table = {
    onRow: (at: number) => open(at),
    columns: [t("field.when"), "HU", t("line.ewma"), t("field.breaches")],
    rows: points.map((one, at) => [days[at] ?? "", round(one[name]) ?? "", round(line.ewma[at]?.value) ?? "–", breachOf(one, name) ? one.breaches.filter((b) => b.parameter === name).map((b) => t(`rules.${b.rule}`)).join(", ") : "–"]),
  };
  const open = (index: number) => {
    const study = points[index]?.study_id;
    if (study) void navigate(`/images/${study}`);
  };
  return <Chart label={t(`parameter.${name}`)} option={option} table={table} height={240} onPick={({ dataIndex }) => open(dataIndex)} />;
}

const breachOf = (one: PhantomChart["points"][number], name: Line["parameter"]) => one.breaches.some((b) => b.parameter === name);
