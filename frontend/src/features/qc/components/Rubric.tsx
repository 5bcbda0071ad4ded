import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import type { Audit } from "../api/quality";
import type { Judgement } from "../model/judgement";

interface Props {
  scale: Audit["scale"];
  judgement: Judgement;
  onRow: (at: number) => void;
  onScore: (at: number, value: number) => void;
}

/** Criteria by 1 to 5; the current row is marked, a low score turns amber. */
export function Rubric({ scale, judgement, onRow, onScore }: Props) {
  const { t } = useTranslation("qc");
  const lang = useLang();
  return (
    <section className="audit-rubric" aria-label={t("audit.scores")}>
      <header className="row">
        <b>{t("audit.scores")}</b>
        <span className="meta">{t("audit.scoreWords")}</span>
        <span className="sp" />
        <span className="meta">{scale.version}</span>
      </header>
      {scale.criteria.map((criterion, at) => (
        <div key={criterion.code} className={at === judgement.at ? "audit-row on" : "audit-row"} role="radiogroup" aria-label={pick(criterion.names, lang)}>
          <button type="button" className="audit-name" onClick={() => onRow(at)}>
            {pick(criterion.names, lang)}
          </button>
          {[1, 2, 3, 4, 5].map((value) => {
            const chosen = judgement.scores[criterion.code] === value;
            const tone = value <= scale.amber_at ? "low" : "high";
            return (
              <button type="button" role="radio" key={value} aria-checked={chosen} className={chosen ? `audit-score ${tone}` : "audit-score"} onClick={() => onScore(at, value)}>
                {value}
              </button>
            );
          })}
        </div>
      ))}
    </section>
  );
}
