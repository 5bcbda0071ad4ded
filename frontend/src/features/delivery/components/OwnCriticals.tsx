import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ErrorState, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useOwnCriticals, useReceiveCritical } from "../api/results";

/** What the referrer was told of and has not confirmed; it does not wait for the signed report. */
export function OwnCriticals() {
  const { t } = useTranslation("delivery");
  const lang = useLang();
  const query = useOwnCriticals();
  const receive = useReceiveCritical();
  const rows = query.data?.results ?? [];
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) return null;
  return (
    <section className="panel results-criticals" aria-label={t("criticals.title")}>
      <header className="bad">{t("criticals.title")}</header>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="body">
            <b>{row.patient_name}</b>
            <span className="meta">
              {pick(row.exam_names, lang)} · {row.accession}
            </span>
            <p className="results-prose">{row.finding}</p>
            <span className="row">
              <span className="meta sp">
                {t("criticals.by", { name: row.told_by_name })} <TimeText at={row.told_at} shape="full" />
              </span>
              <button type="button" className="btn danger" disabled={receive.isPending} aria-label={t("criticals.receiveOf", { name: row.patient_name })} onClick={() => receive.mutate(row.id)}>
                {t("criticals.receive")}
              </button>
            </span>
          </li>
        ))}
      </ul>
      {receive.isError && <ProblemNote error={receive.error} />}
    </section>
  );
}
