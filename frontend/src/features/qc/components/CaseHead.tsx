import { useTranslation } from "react-i18next";
import type { Audit } from "../api/quality";
import { LeftOut } from "./LeftOut";

/** What a reviewer knows before the report: exam, sex and age band, what was left out, why the case is here, what was asked. */
export function CaseHead({ audit, name }: { audit: Audit; name: string }) {
  const { t } = useTranslation("qc");
  const { content } = audit;
  return (
    <>
      <header className="row">
        <b>{name}</b>
        {audit.is_arbitration && <span className="tag amber">{t("audit.arbitration")}</span>}
        <span className="sp" />
        <span className="meta num">
          {t(`common:sex.${content.sex}`)} · {content.age_band ? t("audit.age", { band: content.age_band }) : t("audit.ageUnknown")}
        </span>
      </header>
      <LeftOut rows={audit.left_out} undeclared={audit.n_undeclared} />
      {audit.reason_text && <p className="warn">{audit.reason_text}</p>}
      {audit.disclosure && (
        <p className="warn" role="status">
          {t("blinding.own", { how: t(`blinding.how.${audit.disclosure.how}`) })}
        </p>
      )}
      {audit.appeal && (
        <p className="warn">
          {t("audit.appeal")}: {audit.appeal.text}
        </p>
      )}
      <h3 className="cap">{t("audit.asked")}</h3>
      <p>{content.reason_for_exam || t("audit.notAsked")}</p>
    </>
  );
}
