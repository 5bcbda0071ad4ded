import { useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import type { Audit } from "../api/quality";
import { isMarked, toStretch, type TextMark } from "../model/lessons";
import { CaseHead } from "./CaseHead";
import { Priors } from "./Priors";
import { TextMarks } from "./TextMarks";

interface Props {
  audit: Audit;
  marks: TextMark[];
  onMarks: (marks: TextMark[]) => void;
  prior: string;
  onPrior: (key: string) => void;
}

/** The text as it was signed, without names; of a picture case only what was asked. */
export function MaskedReport({ audit, marks, onMarks, prior, onPrior }: Props) {
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
      <CaseHead audit={audit} name={pick(content.exam_names, lang)} />
      {audit.first_look && (
        <>
          <h3 className="cap">{t("firstLook.title")}</h3>
          <p>{audit.first_look.text || t("firstLook.wordless")}</p>
        </>
      )}
      <Priors priors={audit.priors} shown={prior} onShow={onPrior} />
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
