import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ErrorState } from "@/shared/ui/states";
import { unitWord } from "./Telemetry";

type Decline = components["schemas"]["Decline"];
type LimitDay = Decline["limits"][number];
const TONES = { healthy: "tag green", between: "tag amber", high: "tag red" };

/** How fast a level such as helium falls, and when it reaches its limits; nothing for a device without one. */
export function DeclinePanel({ deviceId }: { deviceId: number }) {
  const { t } = useTranslation("devices");
  const query = useQuery({
    queryKey: ["devices", "decline", deviceId],
    queryFn: () => take(api.GET("/api/devices/{device_id}/decline", { params: { path: { device_id: deviceId } } })),
    refetchInterval: 300_000,
  });
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data || query.data.length === 0) return null;
  return (
    <section className="panel">
      <header className="row body">
        <h3>{t("decline.title")}</h3>
        <span className="meta">{t("decline.hint")}</span>
      </header>
      <div className="declines">
        {query.data.map((row) => (
          <OneLevel key={row.channel} row={row} />
        ))}
      </div>
    </section>
  );
}

function OneLevel({ row }: { row: Decline }) {
  const { t } = useTranslation("devices");
  const lang = useLang();
  const unit = unitWord(row.unit);
  const amount = (value: number, digits: number) => `${Number(value.toFixed(digits))} ${unit}`;
  return (
    <article>
      <h4 className="row">
        {pick(row.names, lang)}
        {row.level !== null && <b className="num">{amount(row.level, 1)}</b>}
        {row.newest_on && <span className="meta">{t("decline.asOf", { day: row.newest_on })}</span>}
      </h4>
      {row.per_day ? (
        <p>{t("decline.perDay", { middle: amount(row.per_day[1] ?? 0, 3), low: amount(row.per_day[0] ?? 0, 3), high: amount(row.per_day[2] ?? 0, 3), days: row.days })}</p>
      ) : (
        <p className="meta">{t("decline.tooFew", { days: row.days, least: row.least_days })}</p>
      )}
      {row.loss && (
        <p>
          {t("decline.loss", { loss: `${row.loss.per_h.toFixed(3)} ${unit}/h` })} <span className={TONES[row.loss.verdict]}>{t(`decline.verdict.${row.loss.verdict}`)}</span>{" "}
          <span className="meta" title={row.loss.source}>
            {t("decline.lossLimits", { healthy: row.loss.healthy, high: row.loss.high, unit: `${unit}/h` })}
          </span>
        </p>
      )}
      {row.per_day && row.limits.length > 0 && (
        <table className="tbl" aria-label={t("decline.limitsOf", { name: pick(row.names, lang) })}>
          <thead>
            <tr>
              {(["limit", "severity", "early", "middle", "late"] as const).map((name) => (
                <th scope="col" key={name}>
                  {t(`decline.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row.limits.map((limit) => (
              <tr key={limit.rule}>
                <td className="num" title={limit.source || undefined}>
                  {amount(limit.limit, 1)} {!limit.is_in_force && <span className="tag">{t("decline.proposed")}</span>}
                </td>
                <td>{t(`severity.${limit.severity}`)}</td>
                <Days limit={limit} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </article>
  );
}

function Days({ limit }: { limit: LimitDay }) {
  const { t } = useTranslation("devices");
  if (limit.is_reached) return <td colSpan={3}>{t("decline.reached")}</td>;
  return [limit.early_on, limit.middle_on, limit.late_on].map((day, at) => (
    <td key={at} className="num">
      {day ?? <span className="t3">{t("decline.notForeseen")}</span>}
    </td>
  ));
}
