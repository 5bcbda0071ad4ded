import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";
import { previewTemplate, type TemplatePreview as Preview, type TemplateTexts } from "../api/templates";
import { cutAtSlots } from "../model/slots";

const PAUSE_MS = 400;

/** What a reader would get, both languages beside each other, and what is wrong with the texts. */
export function TemplatePreview({ texts }: { texts: TemplateTexts }) {
  const { t } = useTranslation("reporting");
  const [shown, setShown] = useState<Preview | null>(null);
  const [error, setError] = useState<unknown>(null);
  const sent = JSON.stringify(texts);
  useEffect(() => {
    const gone = new AbortController();
    const timer = setTimeout(() => {
      previewTemplate(JSON.parse(sent) as TemplateTexts, gone.signal)
        .then((answer) => {
          setShown(answer);
          setError(null);
        })
        .catch((problem: unknown) => !gone.signal.aborted && setError(problem));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [sent]);
  if (error) return <ProblemNote error={error} />;
  if (!shown) return null;
  return (
    <section aria-label={t("templates.preview")} aria-live="polite">
      <h3 className="cap">{t("templates.preview")}</h3>
      {shown.faults.map((fault) => (
        <p key={`${fault.lang}-${fault.section}-${fault.reason.code}-${fault.reason.text}`} className="bad">
          {t(`templates.lang_${fault.lang}`)} · {t(`section.${fault.section}`)}: {fault.reason.text}
        </p>
      ))}
      <div className="template-texts">
        {(["zh", "en"] as const).map((lang) => (
          <div key={lang} lang={lang} className="template-preview">
            {shown[lang]
              .filter((one) => one.text.trim())
              .map((one) => (
                <p key={one.section}>
                  <PreviewText text={one.text} slots={one.slots} />
                </p>
              ))}
          </div>
        ))}
      </div>
    </section>
  );
}

function PreviewText({ text, slots }: { text: string; slots: Preview["zh"][number]["slots"] }) {
  return cutAtSlots(text, slots).map((part) =>
    part.slot ? (
      <mark key={part.from} className={part.slot.is_filled ? "" : "open"} title={part.slot.options.join(" | ") || undefined}>
        {part.text}
      </mark>
    ) : (
      <span key={part.from}>{part.text}</span>
    ),
  );
}
