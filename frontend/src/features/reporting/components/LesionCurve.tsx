import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { isoDay } from "@/shared/lib/time";
import { useZone } from "@/shared/session/site";
import { Chart, chartColours } from "@/shared/ui/Chart";
import type { LesionTable } from "../api/lesions";

/** Sum of the targets and every measured lesion over time, with the lines of response and progression; a point leads to its exam. */
export function LesionCurve({ table }: { table: LesionTable }) {
  const { t } = useTranslation("reporting");
  const navigate = useNavigate();
  const zone = useZone();
  const { points, lesions } = table;
  const days = useMemo(() => points.map((one) => isoDay(one.at, zone)), [points, zone]);
  const rows = useMemo(() => lesions.filter((one) => one.readings.some((each) => each.size_mm !== null)), [lesions]);
  const option = useMemo(() => {
    const ink = chartColours();
    const level = (name: string, value: number | null | undefined, color: string) => (value == null ? [] : [{ name, type: "line", symbol: "none", data: days.map(() => value), lineStyle: { color, type: "dashed", width: 1 }, itemStyle: { color } }]);
    return {
      grid: { left: 8, right: 16, top: 48, bottom: 8, containLabel: true },
      legend: { type: "scroll", top: 0 },
      xAxis: { type: "category", data: days },
      yAxis: { type: "value", name: "mm", min: 0 },
      series: [
        { name: t("lesions.sum"), type: "line", data: points.map((one) => one.sum_mm), symbolSize: 8, lineStyle: { color: ink.subject, width: 2 }, itemStyle: { color: ink.subject } },
        ...level(t("lesions.prLine"), table.pr_below_mm, ink.grey),
        ...level(t("lesions.pdLine"), table.pd_from_mm, ink.limit),
        ...rows.map((lesion) => ({ name: `${lesion.number}. ${lesion.label}`, type: "line", connectNulls: true, data: points.map((one) => sizeOf(lesion, one.exam_id)), symbolSize: 5, lineStyle: { color: ink.soft, width: 1 }, itemStyle: { color: ink.soft } })),
      ],
    };
  }, [days, points, rows, table.pr_below_mm, table.pd_from_mm, t]);
  if (points.length < 2) return null;
  const shown = {
    columns: [t("lesions.date"), t("lesions.sum"), ...rows.map((lesion) => `${lesion.number}. ${lesion.label}`), t("lesions.responseLabel")],
    rows: points.map((one, at) => [days[at] ?? "", one.sum_mm ?? "–", ...rows.map((lesion) => sizeOf(lesion, one.exam_id) ?? "–"), one.overall || "–"]),
  };
  const open = (at: number) => {
    const point = points[at];
    if (point) void navigate(`/reading?exam=${point.exam_id}`);
  };
  return <Chart label={t("lesions.curve")} option={option} table={shown} height={200} onPick={({ dataIndex }) => open(dataIndex)} />;
}

const sizeOf = (lesion: LesionTable["lesions"][number], examId: number) => lesion.readings.find((each) => each.exam_id === examId)?.size_mm ?? null;
