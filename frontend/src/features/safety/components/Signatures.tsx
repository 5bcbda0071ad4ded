import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { sheetKey, type SafetySheet } from "@/shared/safety/sheet";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { TimeText } from "@/shared/ui/TimeText";
import { SignDialog } from "./SignDialog";

type Row = SafetySheet["signatures"][number];

/** What the patient signs: the answers and the consent, each with its version, as it stands. */
export function Signatures({ sheet }: { sheet: SafetySheet }) {
  const { t } = useTranslation("safety");
  const client = useQueryClient();
  const may = useMay("safety.answer");
  const [signing, setSigning] = useState<SafetySheet["documents"][number] | null>(null);
  const [leaving, setLeaving] = useState<Row | null>(null);
  const withdraw = useMutation({
    mutationFn: ({ id, why }: { id: number; why: string }) => take(api.POST("/api/safety/signatures/{signature_id}/withdraw", { params: { path: { signature_id: id } }, body: { why } })),
    onSuccess: (fresh) => {
      client.setQueriesData({ queryKey: sheetKey(sheet.exam.id) }, fresh);
      setLeaving(null);
    },
  });
  if (sheet.documents.length === 0 && sheet.signatures.length === 0) return null;
  const over = !["requested", "vetted", "booked", "arrived", "ready"].includes(sheet.exam.state);
  return (
    <section className="panel">
      <header>{t("sign.title")}</header>
      <ul className="points">
        {sheet.documents.map((document) => {
          const standing = sheet.signatures.find((row) => row.about === document.about && row.withdrawn_at === null);
          const what = t(`sign.${document.about}`);
          return (
            <li key={document.about}>
              <span>
                {document.title} <span className="meta">{standing?.document ?? document.label}</span>
                <br />
                {standing ? (
                  <span className={standing.is_refused ? "bad" : "good"}>
                    {t(standing.is_refused ? "sign.refused" : "sign.signed", { by: standing.signed_by })} <TimeText at={standing.at} /> {standing.note}
                  </span>
                ) : (
                  <span className="t2">{t("sign.open")}</span>
                )}
              </span>
              <span className="row">
                {standing && (
                  <a className="btn sm" href={`/api/safety/signatures/${standing.id}/pdf`} target="_blank" rel="noreferrer" aria-label={`${what} ${t("sign.pdf")}`}>
                    {t("sign.pdf")}
                  </a>
                )}
                {may && standing && !over && (
                  <button type="button" className="btn sm" onClick={() => setLeaving(standing)}>
                    {t("sign.withdraw", { what })}
                  </button>
                )}
                {may && !standing && !over && (
                  <button type="button" className="btn" onClick={() => setSigning(document)}>
                    {t("sign.sign", { what })}
                  </button>
                )}
              </span>
            </li>
          );
        })}
        {sheet.signatures
          .filter((row) => row.withdrawn_at !== null)
          .map((row) => (
            <li key={row.id} className="t2">
              <span>
                {row.title} · {t(row.is_refused ? "sign.refused" : "sign.signed", { by: row.signed_by })} · {t("sign.withdrawn")} <TimeText at={row.withdrawn_at} /> {row.withdrawn_by}: {row.withdrawn_why}
              </span>
            </li>
          ))}
      </ul>
      {signing && <SignDialog sheet={sheet} document={signing} onClose={() => setSigning(null)} />}
      {leaving && (
        <ConfirmWithReason act={t("sign.withdraw", { what: t(`sign.${leaving.about}`) })} hint={leaving.title} danger error={withdraw.error} pending={withdraw.isPending} onConfirm={(why) => withdraw.mutate({ id: leaving.id, why })} onCancel={() => setLeaving(null)} />
      )}
    </section>
  );
}
