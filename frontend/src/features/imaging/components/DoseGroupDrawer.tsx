import { useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Chart, chartColours } from "@/shared/ui/Chart";
import { scaleOf, writeAmount, writeNumber } from "@/shared/ui/dose/amounts";
import { DoseDrawer } from "@/shared/ui/dose/DoseDrawer";
import { Rows } from "@/shared/ui/dose/DosePanel";
import { ErrorState, Loading } from "@/shared/ui/states";
import { PositionTag } from "./PositionTag";

type Group = components["schemas"]["DoseGroup"];
type Trend = components["schemas"]["DoseTrend"];

/** One group: median by month beside its level, and the exams behind it. */
export function DoseGroupDrawer({ group, onClose }: { group: Group; onClose: () => void }) {
  const { t } = useTranslation("dose");
  const lang = useLang();
  const [open, setOpen] = useState<number | null>(null);
  const key = { exam_code: group.exam_code, device_code: group.device_code, protocol: group.protocol };
  const trend = useQuery({ queryKey: ["dose", "trend", key], queryFn: () => take(api.GET("/api/dose/trend", { params: { query: key } })) });
  const rows = useQuery({ queryKey: ["dose", "records", "group", key], queryFn: () => take(api.GET("/api/dose/records", { params: { query: { ...key, ordering: "-metric", page_size: 20 } } })) });
  return (
    <Drawer open size={760} title={[pick(group.exam_names, lang) || group.exam_code, group.device_code, group.protocol].filter(Boolean).join(" · ")} onClose={onClose} destroyOnHidden>
      <div className="col" style={{ gap: 16 }}>
        <dl className="keys-list">
          <dt className="t3">{t("field.patients")}</dt>
          <dd className="num m">{group.n}</dd>
          <dt className="t3">{t("group.median")}</dt>
          <dd className="num m">
            {writeAmount(group.p50, group.unit)} · {writeAmount(group.p75, group.unit)} <PositionTag position={group.position} n={group.n} enough={group.min_patients} />
          </dd>
          {group.ctdivol && (
            <>
              <dt className="t3">{t("group.ctdivol", { n: group.ctdivol.n })}</dt>
              <dd className="num m">
                {writeAmount(group.ctdivol.p50, "mGy")} · {writeAmount(group.ctdivol.p75, "mGy")} <PositionTag position={group.ctdivol.position} n={group.n} enough={group.min_patients} />
              </dd>
            </>
          )}
          {group.level !== null && (
            <>
              <dt className="t3">{t("field.level")}</dt>
              <dd className="num m">
                {writeAmount(group.level, group.unit)} <span className="meta">{group.level_name}</span>
              </dd>
            </>
          )}
        </dl>
        {trend.isPending && <Loading lines={3} />}
        {trend.isError && <ErrorState error={trend.error} onRetry={() => void trend.refetch()} />}
        {trend.data && <TrendChart trend={trend.data} />}
        {trend.data?.level_source && group.level !== null && <p className="meta">{t("group.source", { source: trend.data.level_source, policy: group.policy_version })}</p>}
        {rows.isError && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
        {rows.data && (
          <section className="panel">
            <header>
              <b>{t("group.highest")}</b>
            </header>
            <div className="body">
              <Rows rows={rows.data.results} onOpen={setOpen} label={t("group.highest")} />
            </div>
          </section>
        )}
      </div>
      {open !== null && <DoseDrawer recordId={open} onClose={() => setOpen(null)} />}
    </Drawer>
  );
}

function TrendChart({ trend }: { trend: Trend }) {
  const { t } = useTranslation("dose");
  const { factor, unit } = scaleOf(trend.unit);
  const points = trend.points;
  const option = useMemo(() => {
    const ink = chartColours();
    const line = (name: string, data: number[], color: string, type: "solid" | "dashed") => ({ name, type: "line", data, symbolSize: 7, lineStyle: { color, type, width: 2 }, itemStyle: { color } });
    const level = trend.level;
    return {
      grid: { left: 52, right: 12, top: 30, bottom: 24 },
      xAxis: { type: "category", data: points.map((one) => one.month.slice(0, 7)) },
      yAxis: { type: "value", min: 0, name: unit, splitLine: { lineStyle: { color: ink.grid } } },
      series: [
        line(t("field.p50"), points.map((one) => one.p50 * factor), ink.subject, "solid"),
        line(t("field.p75"), points.map((one) => one.p75 * factor), ink.soft, "dashed"),
        ...(level === null ? [] : [{ ...line(t("field.level"), points.map(() => level * factor), ink.limit, "dashed"), symbol: "none" }]),
      ],
    };
  }, [factor, points, t, trend.level, unit]);
  const table = { columns: [t("group.month"), t("field.patients"), `${t("field.p50")} ${unit}`, `${t("field.p75")} ${unit}`], rows: points.map((one) => [one.month.slice(0, 7), one.n, writeNumber(one.p50 * factor), writeNumber(one.p75 * factor)]) };
  return <Chart label={t("group.trend")} option={option} table={table} height={220} />;
}
