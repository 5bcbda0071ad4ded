import { useTranslation } from "react-i18next";
import type { components } from "@/shared/api/schema";

export type ModelDraft = components["schemas"]["ModelDraft"];

/** What the rules and a different model said of a text that a model drafted. */
export function DraftAudit({ draft }: { draft: ModelDraft }) {
  const { t } = useTranslation("reading");
  if (draft.state === "waiting") return <p className="meta">{t("draft.waiting", { model: draft.author })}</p>;
  if (draft.state === "failed")
    return (
      <p className="meta">
        <span className="tag amber">{t("draft.failed")}</span> {draft.author}: {draft.error?.text}
      </p>
    );
  const verdict = draft.verdict as "agrees" | "differs" | "unaudited";
  return (
    <>
      <p className="meta">
        <span className={verdict === "agrees" ? "tag green" : verdict === "differs" ? "tag red" : "tag amber"}>{t(`draft.verdict.${verdict}`)}</span> {t("draft.by", { model: draft.author })} {draft.auditor && t("draft.auditor", { model: draft.auditor })} {draft.unaudited?.text}
      </p>
      <ul className="reasons">
        {draft.objections.map((one) => (
          <li key={`${one.category}-${one.quote}-${one.said}`}>
            <span className="tag red">{t(`rules:category.${one.category}`)}</span>
            <span>
              {one.quote} – {one.reason?.text ?? one.said}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
