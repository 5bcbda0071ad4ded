import { useTranslation } from "react-i18next";

const TONES: Record<string, string> = { pass: "tag green", defect: "tag amber", fail: "tag red" };

/** Passed, usable with a defect, failed; nothing while there is no grade. */
export function GradeTag({ grade }: { grade: string }) {
  const { t } = useTranslation("qc");
  return grade ? <span className={TONES[grade] ?? "tag"}>{t(`grade.${grade}`)}</span> : <span className="t3">–</span>;
}
