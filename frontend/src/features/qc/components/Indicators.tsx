import { Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useIndicatorCases, useIndicators, type IndicatorCode, type Period } from "../api/quality";
import { percentOf, rangeOf } from "../model/figures";

/** Reports in time, critical results told in time, positive and amended reports, and what pathology says, of the period; each leads to its cases. */
export function Indicators({ period }: { period: Period }) {
  const { t } = useTranslation("qc");
  const found = useIndicators(period);
  const [opened, setOpened] = useState<IndicatorCode | null>(null);
  return (
    <section className="panel">
      <header>{t("indicators.title")}</header>
      <div className="body col case-body">
        {found.isPending && <Loading />}
        {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && (
          <table className="tbl">
            <tbody>
              {found.data.map((one) => (
                <tr key={one.code}>
                  <th scope="row">{t(`indicators.${one.code as IndicatorCode}`)}</th>
                  <td className="r num">
                    <button type="button" className="link" aria-label={`${one.hits} / ${one.n}: ${t(`indicators.cases.${one.code as IndicatorCode}`)}`} onClick={() => setOpened(one.code as IndicatorCode)}>
                      {one.hits} / {one.n}
                    </button>
                  </td>
                  <td className="r num">{one.n === 0 ? t("figures.noData") : `${percentOf(one.hits / one.n)} %`}</td>
                  <td className="r num">{rangeOf(one.interval)}</td>
                  <td className="meta num">{one.n_unknown > 0 && t("indicators.unknown", { n: one.n_unknown })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {opened && <Cases period={period} code={opened} onClose={() => setOpened(null)} />}
    </section>
  );
}

function Cases({ period, code, onClose }: { period: Period; code: IndicatorCode; onClose: () => void }) {
  const { t } = useTranslation("qc");
  const cases = useIndicatorCases(period, code);
  return (
    <Drawer open title={t(`indicators.cases.${code}`)} onClose={onClose} size={420} destroyOnHidden>
      {cases.isPending && <Loading lines={6} />}
      {cases.isError && <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.data?.length === 0 && <EmptyState title={t("indicators.none")} />}
      <ul className="indicator-cases">
        {cases.data?.map((one) => (
          <li key={`${one.exam_id} ${one.at}`} className="row">
            <Link to={`/reading?tab=signed&exam=${one.exam_id}`}>{one.accession}</Link>
            <span className="sp" />
            <TimeText at={one.at} shape="full" />
          </li>
        ))}
      </ul>
    </Drawer>
  );
}
