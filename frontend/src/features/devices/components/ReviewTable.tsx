import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { type QaResult, useQaResults, useReviewResult } from "../api/quality";

/** Results that wait for a second person. */
export function ReviewTable({ deviceId }: { deviceId?: number }) {
  const { t } = useTranslation("devices");
  const query = useQaResults({ scope: "unreviewed", page_size: 50, ...(deviceId ? { device_id: deviceId } : {}) });
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading lines={3} />;
  if (query.data.results.length === 0) return <EmptyState title={t("qa.nothingWaits")} />;
  return (
    <div className="dt-wrap flat">
      <table className="tbl" aria-label={t("qa.review")}>
        <thead>
          <tr>
            <th scope="col">{t("one.device")}</th>
            <th scope="col">{t("qa.test")}</th>
            <th scope="col">{t("qa.result")}</th>
            <th scope="col">{t("qa.doneBy")}</th>
            <th scope="col">{t("down.note")}</th>
            <th scope="col" aria-label={t("qa.review")} />
          </tr>
        </thead>
        <tbody>
          {query.data.results.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: QaResult }) {
  const { t } = useTranslation("devices");
  const lang = useLang();
  const may = useMay("device.review_qa");
  const [reason, setReason] = useState<string | null>(null);
  const review = useReviewResult();
  const name = `${row.device_code} ${pick(row.names, lang)}`;
  const answer = (accepted: boolean) => review.mutate({ id: row.id, accepted, note: reason ?? "" });
  return (
    <tr>
      <td>
        <Link to={`/devices/${row.device_id}`}>{row.device_code}</Link>
      </td>
      <td>{pick(row.names, lang)}</td>
      <td className="num">
        {row.value !== null && `${row.value} ${row.unit} `}
        <span className={row.passed ? "tag green" : "tag red"}>{t(`qa.outcome.${row.outcome}`)}</span>
      </td>
      <td>
        {row.actor_name} <TimeText at={row.at} shape="full" />
      </td>
      <td className="cut">{row.note || "–"}</td>
      <td className="r">
        {may && (
          <div className="row review-acts">
            {reason === null ? (
              <>
                <button type="button" className="btn sm primary" aria-label={`${t("qa.accept")}: ${name}`} disabled={review.isPending} onClick={() => answer(true)}>
                  {t("qa.accept")}
                </button>
                <button type="button" className="btn sm ghost" aria-label={`${t("qa.reject")}: ${name}`} onClick={() => setReason("")}>
                  {t("qa.reject")}
                </button>
              </>
            ) : (
              <>
                <Input aria-label={t("qa.why")} placeholder={t("qa.why")} maxLength={300} autoFocus value={reason} onChange={(event) => setReason(event.target.value)} />
                <button type="button" className="btn sm" disabled={!reason.trim() || review.isPending} onClick={() => answer(false)}>
                  {t("qa.reject")}
                </button>
              </>
            )}
          </div>
        )}
        {review.isError && <ProblemNote error={review.error} />}
      </td>
    </tr>
  );
}
