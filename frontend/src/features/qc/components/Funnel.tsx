import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Chart, chartColours } from "@/shared/ui/Chart";
import { ErrorState, Loading } from "@/shared/ui/states";
import { useFunnel, type FunnelBy, type Kind } from "../api/quality";
import { percentOf, rangeOf } from "../model/figures";

export const FUNNEL_BY = ["person", "device", "site", "modality"] as const satisfies readonly FunnelBy[];

/** Who or what differs by more than chance: rates against the number of cases between exact limits. Never a ranking. */
export function Funnel({ kind, by, onBy }: { kind: Kind; by: FunnelBy; onBy: (by: FunnelBy) => void }) {
  const { t } = useTranslation("qc");
  const lang = useLang();
  const navigate = useNavigate();
  const found = useFunnel(kind, by);
  const points = useMemo(() => (found.data?.points ?? []).map((one) => ({ ...one, label: pick(one.names, lang) || one.name })), [found.data, lang]);
  const limits = found.data?.limits;
  const shown = useMemo(() => points.filter((one) => one.rate !== null), [points]);
  const option = useMemo(() => {
    const ink = chartColours();
    const side = (edge: "low" | "near" | "far" | "high") => ({ type: "line", symbol: "none", silent: true, data: (limits ?? []).map((one) => [one.n, one[edge] * 100]), lineStyle: { color: edge === "near" || edge === "far" ? ink.soft : ink.limit, type: "dashed", width: 1 } });
    return {
      tooltip: { trigger: "item" },
      grid: { left: 44, right: 72, top: 16, bottom: 32 },
      xAxis: { type: "value", name: "n", min: 0, minInterval: 1 },
      yAxis: { type: "value", min: 0, name: "%" },
      series: [
        { type: "scatter", symbolSize: 10, data: shown.map((one) => ({ name: one.label, value: [one.n, (one.rate ?? 0) * 100], itemStyle: { color: one.is_out ? ink.limit : ink.subject } })), label: { show: true, position: "right", formatter: "{b}", color: ink.text } },
        ...(["low", "near", "far", "high"] as const).map(side),
      ],
    };
  }, [limits, shown]);
  const rows = points.map((one) => [one.label, one.hits, one.n, one.rate === null ? t("figures.under", { n: found.data?.min_cases ?? 0 }) : percentOf(one.rate), rangeOf(one.interval), one.is_out ? t("funnel.out") : ""]);
  const open = (key = "") => void navigate(`/quality/cases?kind=${kind}&chart=funnel&${by === "site" ? "place" : by}=${encodeURIComponent(key)}`);
  const table = { onRow: (at: number) => open(points[at]?.key), columns: [t(`funnel.by.${by}`), t("charts.failed"), "n", "%", t("figures.interval"), t("funnel.verdict")], rows };
  return (
    <section className="panel">
      <header>
        {t("funnel.title")}
        <span className="sp" />
        <div className="seg" role="group" aria-label={t("funnel.label")}>
          {FUNNEL_BY.map((one) => (
            <button type="button" key={one} className={one === by ? "on" : ""} aria-pressed={one === by} onClick={() => onBy(one)}>
              {t(`funnel.by.${one}`)}
            </button>
          ))}
        </div>
      </header>
      <div className="body col case-body">
        <p className="meta">{t("funnel.hint", { n: found.data?.min_cases ?? 0 })}</p>
        {found.isPending && <Loading />}
        {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && shown.length > 0 && <Chart label={t("funnel.title")} option={option} table={table} height={260} onPick={({ dataIndex, name }) => shown[dataIndex]?.label === name && open(shown[dataIndex].key)} />}
        {found.data && shown.length === 0 && <p className="state">{t("figures.noData")}</p>}
        {found.data && points.some((one) => one.rate === null) && (
          <p className="meta num">
            {t("figures.under", { n: found.data.min_cases })}: {points.filter((one) => one.rate === null).map((one) => `${one.label} (${one.n})`).join(", ")}
          </p>
        )}
      </div>
    </section>
  );
}
