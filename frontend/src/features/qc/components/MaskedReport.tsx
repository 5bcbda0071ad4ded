import { useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import type { Audit } from "../api/quality";
import { isMarked, toStretch, type TextMark } from "../model/lessons";
import { LeftOut } from "./LeftOut";
import { TextMarks } from "./TextMarks";

interface Props {
  audit: Audit;
  marks: TextMark[];
  onMarks: (marks: TextMark[]) => void;
}

/** The text as it was signed, without names; of a picture case only what was asked. */
export function MaskedReport({ audit, marks, onMarks }: Props) {
  const { t } = useTranslation("qc");
  const lang = useLang();
  const { content } = audit;
  const select = useEffectEvent(() => {
    const range = window.getSelection();
    const { anchorNode, focusNode } = range ?? {};
    const element = anchorNode?.parentElement?.closest<HTMLElement>("[data-section]");
    const section = element?.dataset.section;
    if (!range || !section || section === "technique" || !focusNode || !element.contains(focusNode)) return;
    const place = toStretch(content[section as TextMark["section"]] ?? "", range.anchorOffset, range.focusOffset);
    if (!place || isMarked(marks, section, place)) return;
    onMarks([...marks, { section: section as TextMark["section"], ...place, category: "typo", right: "" }]);
    range.removeAllRanges();
  });
  useEffect(() => {
    document.addEventListener("mouseup", select);
    return () => document.removeEventListener("mouseup", select);
  }, []);
  return (
    <article className="audit-report" aria-label={t("audit.report")}>
      <header className="row">
        <b>{pick(content.exam_names, lang)}</b>
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
      {(["technique", "findings", "impression"] as const)
        .filter((section) => content[section]?.trim())
        .map((section) => (
          <section key={section} lang={content.lang}>
            <h3 className="cap">{t(`audit.${section}`)}</h3>
            <p className="audit-prose" data-section={section}>
              {content[section]}
            </p>
          </section>
        ))}
      {audit.kind === "report" && <TextMarks marks={marks} texts={content} onChange={onMarks} />}
    </article>
  );
}
