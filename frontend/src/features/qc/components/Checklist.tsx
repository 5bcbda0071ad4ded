import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import type { Audit } from "../api/quality";
import { countPoints } from "../model/judgement";

/** Letters that neither the defects nor the desk use. */
export const CHECKLIST_KEYS = [..."ADFGHJKLZXCVBNM"];

interface Props {
  checklist: NonNullable<Audit["checklist"]>;
  faults: string[];
  onToggle: (code: string) => void;
}

/** 100 points: what was not met is ticked, a veto item costs the grade. */
export function Checklist({ checklist, faults, onToggle }: Props) {
  const { t } = useTranslation("qc");
  const lang = useLang();
  const { points, grade } = countPoints(faults, checklist);
  return (
    <section className="audit-checklist" aria-label={t("checklist.title")}>
      <h3 className="cap row">
        {t("checklist.title")} <span className="meta">{checklist.version}</span>
        <span className="sp" />
        <span className={grade === "A" ? "tag green num" : grade === "B" ? "tag amber num" : "tag red num"} role="status">
          {t("checklist.points", { points, grade: t(`letter.${grade}`) })}
        </span>
      </h3>
      <div className="audit-defects">
        {checklist.items.map((item, at) => (
          <button type="button" key={item.code} className={faults.includes(item.code) ? "chip on" : "chip"} aria-pressed={faults.includes(item.code)} onClick={() => onToggle(item.code)}>
            {CHECKLIST_KEYS[at] && <kbd>{CHECKLIST_KEYS[at]}</kbd>} {pick(item.names, lang)} <span className="meta num">{item.veto ? t("checklist.veto") : `−${item.points}`}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
