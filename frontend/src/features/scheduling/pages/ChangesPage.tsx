import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { BASE } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useSite, useZone } from "@/shared/session/site";
import { Chart, chartColours } from "@/shared/ui/Chart";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useChangeCounts, type ChangeCount, type ChangeKind } from "../api/reasons";
import { KINDS, listWeeks, sumReasons, sumWeeks } from "../model/changes";
import { addDays } from "../model/days";
import "../scheduling.css";

const RANGES = [4, 8, 13, 26, 52] as const;
const USUAL_WEEKS = 8;

/** For the head of the front desk: how many bookings did not stay as they were, week by week, and why. */
export default function ChangesPage() {
  const { t } = useTranslation("changes");
  const { site } = useSite();
  const zone = useZone();
  const [params, setParams] = useSearchParams();
  const weeks = RANGES.find((one) => String(one) === params.get("weeks")) ?? USUAL_WEEKS;
  const kind = KINDS.find((one) => one === params.get("kind"));
  const last = isoDay(departmentNow(), zone);
  const range = { first: addDays(last, -7 * (weeks - 1)), last, ...(kind ? { kind } : {}) };
  const counts = useChangeCounts(site?.id, range);
  const change = (name: string, value: string | undefined) =>
    setParams(
      (before) => {
        if (value === undefined) before.delete(name);
        else before.set(name, value);
        return before;
      },
      { replace: true },
    );
  return (
    <div className="page">
      <div className="row changes-tools">
        <label className="row">
          {t("range")}
          <select className="input" value={weeks} onChange={(event) => change("weeks", event.target.value)}>
            {RANGES.map((one) => (
              <option key={one} value={one}>
                {t("weeks", { count: one })}
              </option>
            ))}
          </select>
        </label>
        <span className="seg" role="group" aria-label={t("kinds")}>
          <button type="button" className={kind === undefined ? "on" : undefined} aria-pressed={kind === undefined} onClick={() => change("kind", undefined)}>
            {t("all")}
          </button>
          {KINDS.map((one) => (
            <button type="button" key={one} className={one === kind ? "on" : undefined} aria-pressed={one === kind} onClick={() => change("kind", one)}>
              {t(`kind.${one}`)}
            </button>
          ))}
        </span>
        <span className="sp" />
        {site && (
          <a className="btn sm ghost" href={`${BASE}/api/schedule/sites/${site.id}/change-counts.csv?${new URLSearchParams(range)}`} download>
            {t("common:table.csv")}
          </a>
        )}
      </div>
      {counts.isPending && <Loading lines={6} />}
      {counts.isError && <ErrorState error={counts.error} onRetry={() => void counts.refetch()} />}
      {counts.data?.length === 0 && <EmptyState title={t("none")} hint={t("noneHint")} />}
      {counts.data && counts.data.length > 0 && (
        <>
          <WeekChart rows={counts.data} first={range.first} last={last} kinds={kind ? [kind] : KINDS} />
          <ReasonTable rows={counts.data} />
        </>
      )}
    </div>
  );
}

function WeekChart({ rows, first, last, kinds }: { rows: ChangeCount[]; first: string; last: string; kinds: readonly ChangeKind[] }) {
  const { t } = useTranslation("changes");
  const lang = useLang();
  const figures = useMemo(() => {
    const mondays = listWeeks(first, last);
    const print = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { month: "short", day: "numeric", timeZone: "UTC" });
    return { weeks: mondays.map((week) => print.format(new Date(`${week}T00:00:00Z`))), sums: sumWeeks(rows, mondays) };
  }, [rows, first, last, lang]);
  const option = useMemo(() => {
    const ink = chartColours();
    const colours: Record<ChangeKind, string> = { moved: ink.subject, cancelled: ink.grey, late_cancel: ink.soft, no_show: ink.limit };
    return {
      legend: { top: 0, right: 16, itemGap: 20, textStyle: { color: ink.text } },
      grid: { left: 8, right: 8, top: 32, bottom: 8, containLabel: true },
      xAxis: { type: "category", data: figures.weeks, axisLabel: { color: ink.meta } },
      yAxis: { type: "value", minInterval: 1, axisLabel: { color: ink.meta }, splitLine: { lineStyle: { color: ink.grid } } },
      series: kinds.map((kind) => ({ type: "bar", stack: "all", name: t(`kind.${kind}`), data: figures.sums[kind].map((count) => count || null), barMaxWidth: 36, itemStyle: { color: colours[kind], borderColor: ink.surface, borderWidth: 1 } })),
    };
  }, [figures, kinds, t]);
  const table = useMemo(
    () => ({ columns: [t("week"), ...kinds.map((kind) => t(`kind.${kind}`))], rows: figures.weeks.map((week, at) => [week, ...kinds.map((kind) => figures.sums[kind][at] ?? 0)]) }),
    [figures, kinds, t],
  );
  return <Chart label={t("byWeek")} option={option} table={table} />;
}

function ReasonTable({ rows }: { rows: ChangeCount[] }) {
  const { t } = useTranslation("changes");
  const lang = useLang();
  const percent = new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 0 });
  return (
    <section className="panel changes-reasons">
      <table className="tbl" aria-label={t("byReason")}>
        <caption className="cap">{t("byReason")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("what")}</th>
            <th scope="col">{t("common:reason")}</th>
            <th scope="col" className="r">
              {t("count")}
            </th>
            <th scope="col" className="r">
              {t("share")}
            </th>
          </tr>
        </thead>
        <tbody>
          {sumReasons(rows).map((line) => (
            <tr key={`${line.kind}-${line.code}`}>
              <td>{t(`kind.${line.kind}`)}</td>
              <td>{pick(line.names ?? {}, lang) || line.code || t("noReason")}</td>
              <td className="r num">{line.count}</td>
              <td className="r num">{percent.format(line.share)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
