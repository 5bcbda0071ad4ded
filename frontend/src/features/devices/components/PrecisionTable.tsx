import { useTranslation } from "react-i18next";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { usePrecision } from "../api/watch";

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** How often each detector was right, as people said. */
export function PrecisionTable() {
  const { t } = useTranslation("devices");
  const query = usePrecision();
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading lines={3} />;
  if (query.data.length === 0) return <EmptyState title={t("watch.none")} hint={t("watch.noneHint")} />;
  return (
    <section className="panel">
      <div className="dt-wrap flat">
        <table className="tbl" aria-label={t("watch.view.precision")}>
          <thead>
            <tr>
              <th scope="col">{t("watch.detector")}</th>
              <th scope="col">{t("watch.form")}</th>
              {(["useful", "notUseful", "unjudged", "share", "interval"] as const).map((name) => (
                <th scope="col" className="r" key={name}>
                  {t(`watch.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {query.data.map((row) => (
              <tr key={`${row.detector} ${row.form}`}>
                <td>
                  {t(`watch.detectorOf.${row.detector}`, { defaultValue: row.detector })} <span className="meta">{row.detector}</span>
                </td>
                <td>{row.form}</td>
                <td className="r num">{row.useful}</td>
                <td className="r num">{row.not_useful}</td>
                <td className="r num">{row.open}</td>
                <td className="r num">{row.share === null ? "–" : percent(row.share)}</td>
                <td className="r num">{row.interval ? row.interval.map(percent).join(" – ") : t("watch.noVerdict")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="meta body">{t("watch.shareHow")}</p>
    </section>
  );
}
