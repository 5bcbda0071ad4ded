import { useTranslation } from "react-i18next";
import type { AnswerValue } from "./sheet";

const LOOK: Record<string, string> = { yes: "yes", no: "no", unsure: "unk" };

interface Props {
  /** The question, for those who hear the screen. */
  label: string;
  value: AnswerValue;
  /** At the scanner a tick list has yes and no only. */
  withUnsure?: boolean;
  /** "yes" is the good answer: no red for it. */
  yesIsGood?: boolean;
  big?: boolean;
  disabled?: boolean;
  onChange: (value: AnswerValue) => void;
}

/** Yes, no, not sure. Nothing chosen is unanswered, never no. */
export function ThreeState({ label, value, withUnsure = true, yesIsGood = false, big = false, disabled = false, onChange }: Props) {
  const { t } = useTranslation("safety");
  const choices: AnswerValue[] = withUnsure ? ["yes", "no", "unsure"] : ["yes", "no"];
  return (
    <div className={big ? "seg big" : "seg"} role="radiogroup" aria-label={label}>
      {choices.map((choice) => {
        const on = value === choice;
        const look = yesIsGood && choice === "yes" ? "no" : yesIsGood && choice === "no" ? "yes" : LOOK[choice];
        return (
          <button key={choice} type="button" role="radio" aria-checked={on} disabled={disabled} className={on ? `on ${look}` : ""} onClick={() => onChange(choice)}>
            {t(`answer.${choice}`)}
          </button>
        );
      })}
    </div>
  );
}
