import { useTranslation } from "react-i18next";
import type { Merge } from "../api/merges";

/** What speaks for one person, and what against. */
export function Evidence({ evidence }: { evidence: Merge["evidence"] }) {
  const { t } = useTranslation("patients");
  return (
    <span className="row" style={{ gap: 4, flexWrap: "wrap" }}>
      {evidence.agree.map((code) => (
        <span key={code} className="tag green">
          {t("merge.agrees", { what: t(`merge.fact.${code}`) })}
        </span>
      ))}
      {evidence.differ.map((code) => (
        <span key={code} className="tag amber">
          {t("merge.differs", { what: t(`merge.fact.${code}`) })}
        </span>
      ))}
    </span>
  );
}
