import type { KeyboardEvent, Ref } from "react";
import { useTranslation } from "react-i18next";
import { nextGap } from "../model/slots";

interface Props {
  ref: Ref<HTMLTextAreaElement>;
  value: string;
  readOnly: boolean;
  onChange: (text: string) => void;
  /** Tab behind the last gap: whether it was led into the findings. */
  onLeave: () => boolean;
}

/** How it was examined; Tab goes from gap to gap and then on into the findings. */
export function TechniqueField({ ref, value, readOnly, onChange, onLeave }: Props) {
  const { t } = useTranslation("reporting");
  const step = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Tab" || event.shiftKey || event.nativeEvent.isComposing || readOnly) return;
    const gap = nextGap(value, event.currentTarget.selectionEnd);
    if (gap) event.currentTarget.setSelectionRange(...gap);
    if (gap || onLeave()) event.preventDefault();
  };
  return (
    <>
      <label className="cap" htmlFor="technique">
        {t("section.technique")}
      </label>
      <textarea ref={ref} id="technique" className="reading-technique" rows={value.length > 60 ? 2 : 1} value={value} readOnly={readOnly} onChange={(event) => onChange(event.target.value)} onKeyDown={step} />
    </>
  );
}
