import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { lastDays } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useSite, useZone } from "@/shared/session/site";
import { PeriodFields } from "@/shared/ui/PeriodFields";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useAddress } from "@/shared/ui/useAddress";
import { sayMinutes, sayShare } from "../model/kpi";
import "../dashboards.css";

type Summary = components["schemas"]["KpiSummary"];
const USUAL_DAYS = 14;
const SHARES = ["booked", "used", "down", "no_show", "qa"] as const;
const TIMES = ["wait", "turnaround"] as const;

/** Key figures of a site: the period, each scanner, each day, and how every figure is defined. */
export default function KpiPage() {
  const { t } = useTranslation("dashboards");
  const lang = useLang();
  const zone = useZone();
  const { site } = useSite();
  const [params, change] = useAddress();
  const usual = lastDays(departmentNow(), USUAL_DAYS, zone);
  const period = { first: params.get("first") ?? usual.first, last: params.get("last") ?? usual.last };
  const query = useQuery({
    queryKey: ["dashboards", "kpis", site?.id, period],
    queryFn: () => take(api.GET("/api/kpis", { params: { query: { site_id: site?.id ?? 0, ...period } } })),
    enabled: site !== null && site !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const found = query.data;
  const names = Object.fromEntries((found?.definitions ?? []).map((one) => [one.code, pick(one.names, lang)]));
  return (
    <div className="page kpi-page">
      <div className="row">
        <PeriodFields first={period.first} last={period.last} onChange={(edge, day) => change({ [edge]: day })} />
        {found && <span className="meta">{t("figures.measured", { count: found.days.length })}</span>}
      </div>
      {!site && <EmptyState title={t("department.noSite")} />}
      {site && query.isPending && <Loading lines={6} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {found && found.days.length === 0 && <EmptyState title={t("figures.none")} hint={t("figures.noneHint")} />}
      {found && found.days.length > 0 && (
        <>
          <dl className="kpi-tiles">
            {SHARES.map((code) => (
              <div key={code} className="panel">
                <dt>{names[code]}</dt>
                <dd className="num">{sayShare(found.summary[code])}</dd>
              </div>
            ))}
            {TIMES.map((code) => (
              <div key={code} className="panel">
                <dt>{names[code]}</dt>
                <dd className="num">{sayMinutes(found.summary[code].median)}</dd>
                <dd className="meta">{t("figures.p90", { minutes: sayMinutes(found.summary[code].p90), count: found.summary[code].n })}</dd>
              </div>
            ))}
          </dl>
          <section className="panel">
            <header className="row body">
              <h3>{t("figures.scanners")}</h3>
            </header>
            <div className="dt-wrap flat">
              <table className="tbl" aria-label={t("figures.scanners")}>
                <thead>
                  <tr>
                    <th scope="col">{t("figures.scanner")}</th>
                    <th scope="col" className="r">
                      {t("figures.open")}
                    </th>
                    {(["booked", "used", "down"] as const).map((code) => (
                      <th scope="col" className="r" key={code}>
                        {names[code]}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {found.scanners.map((row) => (
                    <tr key={row.code}>
                      <td>{row.code}</td>
                      <td className="r num">{(row.open_min / 60).toFixed(1)}</td>
                      <td className="r num">{sayShare(row.booked)}</td>
                      <td className="r num">{sayShare(row.used)}</td>
                      <td className="r num">{sayShare(row.down)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
          <Days days={found.days} names={names} />
          <section className="panel body">
            <h3>{t("figures.definitions")}</h3>
            <dl className="kpi-definitions">
              {found.definitions.map((one) => (
                <div key={one.code}>
                  <dt>{pick(one.names, lang)}</dt>
                  <dd>{pick(one.words, lang)}</dd>
                </div>
              ))}
            </dl>
            <p className="meta">{t("figures.version", { version: found.policy_version })}</p>
          </section>
        </>
      )}
    </div>
  );
}

function Days({ days, names }: { days: { day: string; figures: Summary }[]; names: Record<string, string> }) {
  const { t } = useTranslation("dashboards");
  return (
    <section className="panel">
      <header className="row body">
        <h3>{t("figures.days")}</h3>
      </header>
      <div className="dt-wrap flat">
        <table className="tbl" aria-label={t("figures.days")}>
          <thead>
            <tr>
              <th scope="col">{t("figures.day")}</th>
              <th scope="col" className="r">
                {t("figures.exams")}
              </th>
              {[...SHARES, ...TIMES].map((code) => (
                <th scope="col" className="r" key={code}>
                  {names[code]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, figures }) => (
              <tr key={day}>
                <td className="num">{day}</td>
                <td className="r num">{figures.exams}</td>
                {SHARES.map((code) => (
                  <td className="r num" key={code}>
                    {sayShare(figures[code])}
                  </td>
                ))}
                {TIMES.map((code) => (
                  <td className="r num" key={code}>
                    {sayMinutes(figures[code].median)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
