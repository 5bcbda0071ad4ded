import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { useJudge, useOpenings, type Opening } from "../api/openings";

/** Who opened records of the reviewer's sites, why, and what they did meanwhile; each is judged once. */
export default function OpeningsPage() {
  const { t } = useTranslation("patients");
  const state = useTableState();
  const query = useOpenings(state.query);
  const judge = useJudge();
  const [blamed, setBlamed] = useState<Opening | null>(null);
  const isWaiting = state.filters.waiting === "true";
  const columns: Column<Opening>[] = [
    { key: "opened", title: t("openings.opened"), render: (row) => <TimeText at={row.opened_at} shape="full" /> },
    { key: "who", title: t("openings.who"), render: (row) => row.user_name },
    { key: "patient", title: t("openings.patient"), render: (row) => `${row.patient_name} ${row.patient_mrn}` },
    {
      key: "why",
      title: t("openings.why"),
      render: (row) => (
        <>
          {t(`openings.reason.${row.reason}`, { defaultValue: row.reason })} <span className="meta">{row.note}</span>
        </>
      ),
    },
    { key: "acts", title: t("openings.acts"), align: "right", render: (row) => Object.values(row.acts).reduce((sum, n) => sum + n, 0) },
    {
      key: "verdict",
      title: t("openings.verdict"),
      render: (row) =>
        row.judged_at ? (
          <span className={row.verdict === "justified" ? "tag green" : "tag red"} title={row.verdict_note}>
            {t(`openings.is.${row.verdict}`)} · {row.judged_by_name}
          </span>
        ) : (
          <span className="row" style={{ gap: 4 }}>
            <button type="button" className="btn sm" disabled={judge.isPending} onClick={() => judge.mutate({ id: row.id, body: { verdict: "justified", note: "" } })}>
              {t("openings.is.justified")}
            </button>
            <button type="button" className="btn sm danger" onClick={() => setBlamed(row)}>
              {t("openings.is.unjustified")}
            </button>
          </span>
        ),
    },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="openings"
        label={t("openings.title")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={query.data}
        error={query.error ?? judge.error}
        onRetry={() => {
          judge.reset();
          void query.refetch();
        }}
        empty={{ title: t("openings.none"), hint: t("openings.noneHint") }}
        tools={
          <button type="button" className="btn" aria-pressed={isWaiting} onClick={() => state.setFilter("waiting", isWaiting ? undefined : "true")}>
            {t("openings.waiting")}
          </button>
        }
      />
      {blamed && (
        <ConfirmWithReason
          act={t("openings.blame", { name: blamed.user_name, patient: blamed.patient_name })}
          hint={t("openings.blameHint")}
          error={judge.error}
          pending={judge.isPending}
          onConfirm={(note) => judge.mutate({ id: blamed.id, body: { verdict: "unjustified", note } }, { onSuccess: () => setBlamed(null) })}
          onCancel={() => {
            judge.reset();
            setBlamed(null);
          }}
        />
      )}
    </div>
  );
}
