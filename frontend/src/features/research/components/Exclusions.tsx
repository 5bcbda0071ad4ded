import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ErrorState, ProblemNote } from "@/shared/ui/states";
import { useExclude, useExclusions, useLift, type Exclusion } from "../api/research";

const REASONS = ["image_quality", "wrong_protocol", "missing_data", "duplicate", "not_eligible", "other"] as const;

/** Exams that a person looked at and left out, each with its reason; they count from the next draw on. */
export function Exclusions({ cohortId, mayWrite }: { cohortId: number; mayWrite: boolean }) {
  const { t } = useTranslation("research");
  const rows = useExclusions(cohortId);
  const exclude = useExclude(cohortId);
  const lift = useLift();
  const [lifting, setLifting] = useState<Exclusion | null>(null);
  const [accession, setAccession] = useState("");
  const [reason, setReason] = useState<Exclusion["reason"]>("image_quality");
  const [note, setNote] = useState("");
  return (
    <section className="panel" aria-label={t("exclusion.list")}>
      <header>{t("exclusion.list")}</header>
      <div className="body research-body">
        {mayWrite && (
          <form
            className="row research-row"
            onSubmit={(event) => {
              event.preventDefault();
              exclude.mutate({ accession, reason, note }, { onSuccess: () => (setAccession(""), setNote("")) });
            }}
          >
            <label className="row">
              {t("exclusion.accession")} <input className="input" value={accession} maxLength={16} onChange={(event) => setAccession(event.target.value)} />
            </label>
            <label className="row">
              {t("exclusion.reason")}{" "}
              <select className="input" value={reason} onChange={(event) => setReason(event.target.value as Exclusion["reason"])}>
                {REASONS.map((one) => (
                  <option key={one} value={one}>
                    {t(`reason.${one}`)}
                  </option>
                ))}
              </select>
            </label>
            <label className="row">
              {t("exclusion.note")} <input className="input" value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
            </label>
            <button type="submit" className="btn sm" disabled={!accession.trim() || exclude.isPending}>
              {t("exclusion.add")}
            </button>
          </form>
        )}
        {exclude.error && <ProblemNote error={exclude.error} />}
        {rows.isError && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
        {rows.data?.length === 0 && <p className="meta">{t("exclusion.empty")}</p>}
        <ul className="research-steps">
          {rows.data?.map((row) => (
            <li key={row.id} className="row research-row">
              <span className="num">{row.accession}</span>
              <span>{row.reason_words}</span>
              <span className="meta">{[row.note, row.made_by].filter(Boolean).join(" · ")}</span>
              {row.lifted_at ? (
                <span className="tag">{t("exclusion.lifted")}</span>
              ) : (
                mayWrite && (
                  <button type="button" className="btn sm" aria-label={t("exclusion.liftOf", { accession: row.accession })} onClick={() => setLifting(row)}>
                    {t("exclusion.lift")}
                  </button>
                )
              )}
            </li>
          ))}
        </ul>
      </div>
      {lifting && <ConfirmWithReason act={t("exclusion.liftOf", { accession: lifting.accession })} error={lift.error} pending={lift.isPending} onConfirm={(text) => lift.mutate({ id: lifting.id, reason: text }, { onSuccess: () => setLifting(null) })} onCancel={() => setLifting(null)} />}
    </section>
  );
}
