import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import type { Audit } from "../api/quality";

interface Props {
  priors: Audit["priors"];
  /** Key of the prior whose images stand at the left; empty: the case's own. */
  shown: string;
  onShow: (key: string) => void;
}

/** Earlier exams of the same patient, without names and dates: the text folds out, the images go to the left and back. */
export function Priors({ priors, shown, onShow }: Props) {
  const { t } = useTranslation("qc");
  const lang = useLang();
  if (priors.length === 0) return null;
  return (
    <section className="audit-priors" aria-label={t("priors.title")}>
      <h3 className="cap">{t("priors.title")}</h3>
      {priors.map(({ key, days_before, content, n_pictures }) => (
        <div key={key} className="row">
          <details className="sp">
            <summary>
              {pick(content.exam_names, lang)} · <span className="num">{t("priors.before", { days: days_before })}</span>
            </summary>
            {content.impression || content.findings ? (
              <div lang={content.lang}>
                <p className="audit-prose">{content.findings}</p>
                <p className="audit-prose">{content.impression}</p>
              </div>
            ) : (
              <p className="meta">{t("priors.noReport")}</p>
            )}
          </details>
          {n_pictures > 0 && (
            <button type="button" className={shown === key ? "btn sm on" : "btn sm"} aria-pressed={shown === key} onClick={() => onShow(shown === key ? "" : key)}>
              {t("priors.images", { n: n_pictures })}
            </button>
          )}
        </div>
      ))}
    </section>
  );
}
