import { Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useReadingAct } from "../api/allocation";
import { returnReport, useCountersign, type CountersignRow } from "../api/loops";

/** One second signature: the first text against the verified one, or the way to sign or return it. */
export function CountersignDrawer({ row, onClose }: { row: CountersignRow; onClose: () => void }) {
  const { t } = useTranslation("reading");
  const maySign = useMay("report.sign");
  const detail = useCountersign(row.id);
  const [returning, setReturning] = useState(false);
  const giveBack = useReadingAct((note: string) => returnReport(row.report_id, note));
  const difference = Object.entries(detail.data?.difference ?? {});
  return (
    <Drawer open title={`${row.patient_name} · ${row.accession}`} onClose={onClose} size={520} destroyOnHidden>
      <p className="meta">
        {row.author_name} · <TimeText at={row.asked_at} shape="full" />
        {row.done_by_name && (
          <>
            {" → "}
            {row.done_by_name} · <TimeText at={row.done_at} shape="full" />
          </>
        )}
      </p>
      {row.note && <p className="reading-finding">{row.note}</p>}
      {detail.isPending && <Loading />}
      {detail.isError && <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />}
      {difference.map(([section, lines]) => (
        <section key={section} className="reading-diff">
          <h3 className="cap">{t(`reporting:section.${section}`)}</h3>
          {lines.map((line, at) => (
            <p key={at} className={line.op === "same" ? undefined : line.op}>
              {line.op !== "same" && <span className="meta">{t(`countersigns.line.${line.op}`)} </span>}
              {line.text}
            </p>
          ))}
        </section>
      ))}
      {row.state === "open" && (
        <div className="row">
          <Link className="btn primary" to={`/reading?tab=countersign&exam=${row.exam_id}`}>
            {t("countersigns.open")}
          </Link>
          {maySign && (
            <button type="button" className="btn" onClick={() => setReturning(true)}>
              {t("countersigns.return", { name: row.author_name })}
            </button>
          )}
        </div>
      )}
      {returning && <ConfirmWithReason act={t("countersigns.return", { name: row.author_name })} error={giveBack.error} pending={giveBack.isPending} onConfirm={(note) => giveBack.mutate(note, { onSuccess: onClose })} onCancel={() => setReturning(false)} />}
    </Drawer>
  );
}
