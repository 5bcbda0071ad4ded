import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, BASE, take } from "@/shared/api/client";
import { formatMinutes, lastDays } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useZone } from "@/shared/session/site";
import { Chart, chartColours } from "@/shared/ui/Chart";
import { PeriodFields } from "@/shared/ui/PeriodFields";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useAddress } from "@/shared/ui/useAddress";
import type { TurnaroundRow } from "../api/loops";
import { DeskTabs } from "../components/DeskTabs";
import { StateFilter } from "../components/StateFilter";
import "../reading.css";

const STAGES = ["waiting", "scan", "transfer", "unread", "writing", "countersign", "reporting", "delivery", "turnaround", "whole"] as const;
const GROUPS = ["modality", "priority", "patient_class", "site", "weekday", "hour"] as const;
const USUAL_DAYS = 30;

/** How long each stage takes: median and ninetieth percentile; every bar leads to its exams. */
export default function TurnaroundPage() {
  const { t } = useTranslation("reading");
  const zone = useZone();
  const [params, change] = useAddress();
  const of = <T extends string>(name: string, values: readonly T[], usual: T): T => values.find((one) => one === params.get(name)) ?? usual;
  const usual = lastDays(departmentNow(), USUAL_DAYS, zone);
  const query = {
    stage: of("stage", STAGES, "reporting"),
    by: of("by", GROUPS, "modality"),
    clock: of("clock", ["wall", "working"] as const, "wall"),
    first: params.get("first") ?? usual.first,
    last: params.get("last") ?? usual.last,
  };
  const group = params.get("group");
  const bars = useQuery({ queryKey: ["turnaround", query], queryFn: () => take(api.GET("/api/reading/turnaround", { params: { query } })), placeholderData: keepPreviousData });
  const set = (name: string, value: string) => change({ group: "", [name]: value });
  const whole = bars.data?.whole;
  return (
    <div className="page">
      <DeskTabs />
      <div className="row reading-tools">
        <select className="input" aria-label={t("turnaround.stage")} value={query.stage} onChange={(event) => set("stage", event.target.value)}>
          {STAGES.map((one) => (
            <option key={one} value={one}>
              {t(`turnaround.stages.${one}`)}
            </option>
          ))}
        </select>
        <StateFilter label={t("turnaround.by")} chosen={query.by} onChoose={(value) => set("by", value)} options={GROUPS.map((one) => [one, t(`turnaround.groups.${one}`)])} />
        <StateFilter label={t("turnaround.clock")} chosen={query.clock} onChoose={(value) => set("clock", value)} options={(["wall", "working"] as const).map((one) => [one, t(`turnaround.clocks.${one}`)])} />
        <PeriodFields first={query.first} last={query.last} onChange={set} />
        <span className="sp" />
        <a className="btn sm ghost" href={`${BASE}/api/reading/turnaround.csv?${new URLSearchParams(query)}`} download>
          {t("common:table.csv")}
        </a>
      </div>
      {bars.isPending && <Loading lines={6} />}
      {bars.isError && <ErrorState error={bars.error} onRetry={() => void bars.refetch()} />}
      {bars.data && !whole && <EmptyState title={t("turnaround.empty")} hint={t("turnaround.emptyHint")} />}
      {whole && (
        <>
          <p className="m">{t("turnaround.whole", { n: whole.n, median: formatMinutes(whole.median_min), p90: formatMinutes(whole.p90_min), late: whole.n_late, due: whole.n_due })}</p>
          {(bars.data?.n_left_out ?? 0) > 0 && (
            <p className="m">
              <span className="tag amber">{t("turnaround.leftOut", { n: bars.data?.n_left_out })}</span>
            </p>
          )}
          <Bars rows={bars.data?.rows ?? []} by={query.by} onPick={(code) => set("group", code)} />
          <div className="seg" role="group" aria-label={t("turnaround.cases")}>
            {(bars.data?.rows ?? []).map((row) => (
              <button type="button" key={row.group} className={row.group === group ? "on" : ""} aria-pressed={row.group === group} onClick={() => set("group", row.group === group ? "" : row.group)}>
                {nameGroup(t, query.by, row.group)} <span className="num">{row.n}</span>
              </button>
            ))}
          </div>
        </>
      )}
      {group && <Cases query={{ ...query, group }} />}
    </div>
  );
}

function nameGroup(t: (key: string) => string, by: (typeof GROUPS)[number], code: string): string {
  if (by === "patient_class") return t(`reporting:class.${code}`);
  return by === "weekday" ? t(`turnaround.day.${code}`) : code;
}

function Bars({ rows, by, onPick }: { rows: TurnaroundRow[]; by: (typeof GROUPS)[number]; onPick: (code: string) => void }) {
  const { t } = useTranslation("reading");
  const names = useMemo(() => rows.map((row) => nameGroup(t, by, row.group)), [by, rows, t]);
  const option = useMemo(() => {
    const ink = chartColours();
    return {
      grid: { left: 56, right: 12, top: 36, bottom: 32 },
      legend: { top: 0, textStyle: { color: ink.text } },
      xAxis: { type: "category", data: names, axisLabel: { interval: 0, color: ink.text } },
      yAxis: { type: "value", name: t("turnaround.minutes") },
      series: [
        { name: t("turnaround.median"), type: "bar", barMaxWidth: 40, itemStyle: { color: ink.subject }, data: rows.map((row) => row.median_min) },
        { name: t("turnaround.p90"), type: "bar", barMaxWidth: 40, itemStyle: { color: ink.soft }, data: rows.map((row) => row.p90_min) },
      ],
    };
  }, [names, rows, t]);
  const table = {
    columns: ["group", "n", "median", "p90", "late"].map((key) => t(`turnaround.${key}`)),
    rows: rows.map((row, at) => [names[at] ?? "", row.n, formatMinutes(row.median_min), formatMinutes(row.p90_min), `${row.n_late} / ${row.n_due}`]),
  };
  return (
    <Chart
      label={t("turnaround.chart")}
      option={option}
      table={table}
      height={280}
      onPick={({ dataIndex }) => {
        const row = rows[dataIndex];
        if (row) onPick(row.group);
      }}
    />
  );
}

function Cases({ query }: { query: { first: string; last: string; group: string } }) {
  const { t } = useTranslation("reading");
  const cases = useQuery({ queryKey: ["turnaround", "cases", query], queryFn: () => take(api.GET("/api/reading/turnaround/cases", { params: { query: query as never } })) });
  if (cases.isPending) return <Loading />;
  if (cases.isError) return <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />;
  return (
    <section className="panel">
      <header>{t("turnaround.cases")}</header>
      <table className="tbl" aria-label={t("turnaround.cases")}>
        <tbody>
          {cases.data.map((row) => (
            <tr key={row.exam_id}>
              <td>
                <Link to={`/exams/${row.exam_id}`}>{row.accession}</Link>
              </td>
              <td className="r num">{formatMinutes(row.minutes)}</td>
              <td>{row.is_late && <span className="tag red">{t("turnaround.late")}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
