import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ProblemNote } from "@/shared/ui/states";
import { useIdentify } from "../api/research";

/** From a pseudonym back to the patient: with a reason, and written into the audit trail. */
export function Identify({ projectId }: { projectId: number }) {
  const { t } = useTranslation("research");
  const identify = useIdentify(projectId);
  const [pseudonym, setPseudonym] = useState("");
  const [reason, setReason] = useState("");
  return (
    <section className="panel" aria-label={t("identify.title")}>
      <header>{t("identify.title")}</header>
      <form
        className="body research-body"
        onSubmit={(event) => {
          event.preventDefault();
          identify.mutate({ pseudonym, reason });
        }}
      >
        <p className="meta">{t("identify.hint")}</p>
        <div className="row research-row">
          <label className="row">
            {t("identify.pseudonym")} <input className="input" value={pseudonym} maxLength={40} autoComplete="off" onChange={(event) => setPseudonym(event.target.value)} />
          </label>
          <label className="row">
            {t("identify.reason")} <input className="input" value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
          </label>
          <button type="submit" className="btn sm" disabled={!pseudonym.trim() || !reason.trim() || identify.isPending}>
            {t("identify.act")}
          </button>
        </div>
        <div aria-live="polite">
          {identify.data && (
            <Link to={`/patients/${identify.data.id}`}>
              {identify.data.name} · {identify.data.mrn}
            </Link>
          )}
        </div>
        {identify.error && <ProblemNote error={identify.error} />}
      </form>
    </section>
  );
}
