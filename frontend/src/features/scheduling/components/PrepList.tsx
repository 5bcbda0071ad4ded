import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import type { CallerExam } from "../api/types";

/** How to prepare, line by line to be read aloud; what several exams share is said once. */
export function PrepList({ exams }: { exams: readonly CallerExam[] }) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const lines = [...new Set(exams.flatMap((exam) => linesOf(pick(exam.prep, lang))))];
  return (
    <section>
      <p className="cap">{t("drawer.prep")}</p>
      {lines.length === 0 ? (
        <p className="meta">{t("drawer.noPrep")}</p>
      ) : (
        <ol className="say">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Preparation comes as one text; sentences and lines become steps to read aloud. */
export function linesOf(text: string): string[] {
  return text
    .split(/\n|(?<=[。；;])|(?<=\.)\s/)
    .map((line) => line.trim())
    .filter(Boolean);
}
