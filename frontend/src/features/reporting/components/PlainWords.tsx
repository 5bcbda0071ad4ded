import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { useAskPlainDraft, usePlainText, useReleasePlainText } from "../api/delivery";
import { DraftAudit } from "./DraftAudit";

/** Words for the patient: the glossary's draft or a model's, edited and released by a person. */
export function PlainWords({ reportId, lang, mayRelease }: { reportId: number; lang: string; mayRelease: boolean }) {
  const { t } = useTranslation("reporting");
  const plain = usePlainText(reportId);
  const release = useReleasePlainText(reportId);
  const ask = useAskPlainDraft(reportId);
  const [typed, setTyped] = useState<string | null>(null);
  const [used, setUsed] = useState<number | null>(null);
  if (!plain.data) return plain.error ? <ErrorState error={plain.error} /> : <Loading lines={2} />;
  const { draft } = plain.data;
  const text = typed ?? plain.data.text;
  const send = () =>
    release.mutate(
      { text, draft_id: used },
      {
        onSuccess: () => {
          setTyped(null);
          setUsed(null);
        },
      },
    );
  return (
    <section className="delivery-plain">
      <h3 className="cap">{t("delivery.plain")}</h3>
      <p className="meta">{t(plain.data.released_at ? "delivery.plainReleased" : "delivery.plainDraft", { name: plain.data.released_by })}</p>
      <Input.TextArea aria-label={t("delivery.plain")} lang={lang} value={text} readOnly={!mayRelease} maxLength={8000} autoSize={{ minRows: 4, maxRows: 14 }} onChange={(event) => setTyped(event.target.value)} />
      {(release.error ?? ask.error) && <ProblemNote error={release.error ?? ask.error} />}
      {mayRelease && (
        <div className="row" style={{ flexWrap: "wrap" }}>
          <button type="button" className="btn" disabled={release.isPending || !text.trim() || (plain.data.released_at !== null && text === plain.data.text)} onClick={send}>
            {t("delivery.plainRelease")}
          </button>
          {plain.data.can_draft && (
            <button type="button" className="btn ghost" disabled={ask.isPending || draft?.state === "waiting"} onClick={() => ask.mutate()}>
              {t("delivery.askModel")}
            </button>
          )}
        </div>
      )}
      {draft && (
        <div aria-live="polite">
          <DraftAudit draft={draft} />
          {draft.state === "ready" && (
            <>
              <p lang={lang} style={{ whiteSpace: "pre-wrap" }}>
                {draft.impression}
              </p>
              {mayRelease && (
                <button
                  type="button"
                  className="btn sm"
                  onClick={() => {
                    setTyped(draft.impression ?? "");
                    setUsed(draft.id);
                  }}
                >
                  {t("delivery.useDraft")}
                </button>
              )}
            </>
          )}
        </div>
      )}
    </section>
  );
}
