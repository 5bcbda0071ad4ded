import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/shared/session/session";
import { ErrorState, Loading } from "../states";
import { TimeText } from "../TimeText";
import { writeAmount, writeMain, type DoseRecord } from "./amounts";
import { DoseDrawer } from "./DoseDrawer";
import { useDoseRecords, usePatientDose, type DoseFilter } from "./useDose";

/** What irradiated: of one exam or study, or of a patient over the years. Nothing is shown to those who may not see doses. */
export function DosePanel({ filter, isHistory = false }: { filter: DoseFilter; isHistory?: boolean }) {
  const { t } = useTranslation("dose");
  const may = useMay("dose.read");
  const query = useDoseRecords(filter, may);
  const [open, setOpen] = useState<number | null>(null);
  const rows = query.data?.results ?? [];
  if (!may) return null;
  return (
    <section className="panel">
      <header className="row">
        <b>{t(isHistory ? "history.title" : "panel.title")}</b>
        <span className="sp" />
        {isHistory && filter.patient_id !== undefined && rows.length > 0 && <Sum patientId={filter.patient_id} />}
      </header>
      <div className="body col" style={{ gap: 8 }}>
        {query.isPending && <Loading lines={2} />}
        {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {query.data && rows.length === 0 && <p className="meta">{t("panel.empty")}</p>}
        {rows.length > 0 && <Rows rows={rows} onOpen={setOpen} label={t(isHistory ? "history.title" : "panel.title")} />}
      </div>
      {open !== null && <DoseDrawer recordId={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function Sum({ patientId }: { patientId: number }) {
  const { t } = useTranslation("dose");
  const { data } = usePatientDose(patientId, true);
  if (!data || data.n_estimated === 0) return null;
  return (
    <span className="meta num">
      {t("history.sum", { all: writeAmount(data.effective_dose_msv, "mSv"), year: writeAmount(data.last_year_msv, "mSv"), n: data.n_estimated, of: data.n_records })}
    </span>
  );
}

export function Rows({ rows, onOpen, label }: { rows: DoseRecord[]; onOpen: (id: number) => void; label: string }) {
  const { t } = useTranslation("dose");
  return (
    <table className="tbl" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t("field.when")}</th>
          <th scope="col">{t("field.what")}</th>
          <th scope="col">{t("field.total")}</th>
          <th scope="col" className="r">
            {t("field.effectiveShort")}
          </th>
          <th scope="col">{t("field.alarm")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <TimeText at={row.started_at} shape="full" />
            </td>
            <td>
              <button type="button" className="link" onClick={() => onOpen(row.id)} title={t("panel.open", { what: row.exam_code || row.modality })}>
                {row.exam_code || row.modality} · {t("panel.events", { count: row.n_events })}
              </button>
            </td>
            <td className="num m">{writeMain(row)}</td>
            <td className="r num">{typeof row.effective_dose_msv === "number" ? writeAmount(row.effective_dose_msv, "mSv") : "–"}</td>
            <td>
              <AlarmTag record={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function AlarmTag({ record }: { record: DoseRecord }) {
  const { t } = useTranslation("dose");
  if (!record.is_flagged) return <span className="meta">–</span>;
  return <span className={`tag ${record.reviewed_at ? "" : "amber"}`}>{t(record.reviewed_at ? "alarm.reviewed" : "alarm.open")}</span>;
}
