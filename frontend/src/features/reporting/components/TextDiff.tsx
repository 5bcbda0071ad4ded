import { useTranslation } from "react-i18next";
import { diffSentences } from "../model/sentences";

/** The earlier text against the later one: gone and new sentences are marked by sign and colour. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation("reporting");
  return (
    <p className="reading-prose reading-sentences">
      {diffSentences(before, after).map((part, at) => {
        // Sentences repeat: only their place tells them apart.
        const key = `${at}-${part.op}`;
        if (part.op === "gone") return <del key={key} aria-label={t("compare.gone", { text: part.text })}>{part.text}</del>;
        if (part.op === "new") return <ins key={key} aria-label={t("compare.new", { text: part.text })}>{part.text}</ins>;
        return <span key={key}>{part.text}</span>;
      })}
    </p>
  );
}
