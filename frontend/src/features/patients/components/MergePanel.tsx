import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { SearchField } from "@/shared/ui/SearchField";
import { ErrorState, Loading } from "@/shared/ui/states";
import { useCandidates, useMergeInto, useMerges, useUndoMerge, type MergedRecord, type Merge } from "../api/merges";
import { usePatients, type Patient } from "../api/patients";
import { Evidence } from "./Evidence";
import { MergeLine } from "./MergeLine";

type Other = Pick<MergedRecord, "id" | "name" | "mrn" | "birth_date" | "sex">;

const asOther = (one: Patient): Other => ({ id: one.id, name: one.name, mrn: one.mrn ?? "", birth_date: one.birth_date ?? null, sex: one.sex ?? "U" });

/** Records that may be the same person's, merges that were made, and the way back. Nothing is merged without somebody saying why. */
export function MergePanel({ patient }: { patient: Patient }) {
  const { t } = useTranslation("patients");
  const mayMerge = useMay("patient.merge");
  const merges = useMerges(patient.id);
  const rows = merges.data?.results ?? [];
  const [back, setBack] = useState<Merge | null>(null);
  const undo = useUndoMerge();
  if (!mayMerge && rows.length === 0) return null;
  return (
    <section className="panel" aria-label={t("merge.title")}>
      <header className="row">
        <b>{t("merge.title")}</b>
      </header>
      <div className="body col" style={{ gap: 8 }}>
        {merges.isError && <ErrorState error={merges.error} onRetry={() => void merges.refetch()} />}
        {rows.map((row) => (
          <MergeLine key={row.id} merge={row} onUndo={mayMerge ? () => setBack(row) : undefined} />
        ))}
        {mayMerge && <Candidates patient={patient} />}
      </div>
      {back && (
        <ConfirmWithReason
          act={t("merge.undoOf", { name: back.merged.name, mrn: back.merged.mrn })}
          hint={t("merge.undoHint")}
          error={undo.error}
          pending={undo.isPending}
          onConfirm={(reason) => undo.mutate({ merge: back.id, reason }, { onSuccess: () => setBack(null) })}
          onCancel={() => {
            undo.reset();
            setBack(null);
          }}
        />
      )}
    </section>
  );
}

function Candidates({ patient }: { patient: Patient }) {
  const { t } = useTranslation("patients");
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Other | null>(null);
  const candidates = useCandidates(patient.id);
  const found = usePatients({ q: text || "-", page_size: 5 });
  const merge = useMergeInto(patient.id);
  const known = new Set(candidates.data?.map((one) => one.patient.id));
  const others = text ? (found.data?.results ?? []).filter((one) => one.id !== patient.id && !known.has(one.id)) : [];
  return (
    <>
      {candidates.isPending && <Loading lines={2} />}
      {candidates.isError && <ErrorState error={candidates.error} onRetry={() => void candidates.refetch()} />}
      {candidates.data?.length === 0 && <p className="meta">{t("merge.noCandidate")}</p>}
      <ul className="col" style={{ gap: 6 }}>
        {candidates.data?.map((one) => (
          <OtherRecord key={one.patient.id} other={one.patient} onMerge={() => setChosen(one.patient)}>
            <Evidence evidence={one.evidence} />
          </OtherRecord>
        ))}
        {others.map((one) => (
          <OtherRecord key={one.id} other={asOther(one)} onMerge={() => setChosen(asOther(one))} />
        ))}
      </ul>
      <SearchField label={t("merge.search")} value={text} onChange={setText} width={320} />
      {chosen && (
        <ConfirmWithReason
          act={t("merge.act", { name: chosen.name, mrn: chosen.mrn })}
          hint={t("merge.hint", { name: patient.name, mrn: patient.mrn })}
          reasons={[t("merge.reasonCard"), t("merge.reasonRegister"), t("merge.reasonFamily")]}
          error={merge.error}
          pending={merge.isPending}
          onConfirm={(reason) =>
            merge.mutate(
              { merged: chosen.id, reason },
              {
                onSuccess: () => {
                  setChosen(null);
                  setText("");
                },
              },
            )
          }
          onCancel={() => {
            merge.reset();
            setChosen(null);
          }}
        />
      )}
    </>
  );
}

function OtherRecord({ other, onMerge, children }: { other: Other; onMerge: () => void; children?: ReactNode }) {
  const { t } = useTranslation("patients");
  return (
    <li className="row" style={{ flexWrap: "wrap" }}>
      <span className="m">{other.name}</span>
      <span className="num meta">
        {other.mrn} · {other.birth_date ?? "–"} · {t(`common:sex.${other.sex}`)}
      </span>
      {children}
      <span className="sp" />
      <button type="button" className="btn sm" onClick={onMerge}>
        {t("merge.ask", { mrn: other.mrn })}
      </button>
    </li>
  );
}
