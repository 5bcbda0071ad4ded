import { useTranslation } from "react-i18next";
import type { SlipChoice } from "../hooks/useSlipChoice";

const LANGS = ["", "zh-Hans", "en"] as const;
const PAPERS = ["80mm", "a5"] as const;

interface Props {
  choice: SlipChoice;
  onChange: (change: Partial<SlipChoice>) => void;
}

/** Language, paper and size of the slip. */
export function SlipOptions({ choice, onChange }: Props) {
  const { t } = useTranslation("scheduling");
  return (
    <span className="row slip-opts">
      <select className="input" aria-label={t("slip.lang")} value={choice.lang} onChange={(event) => onChange({ lang: event.target.value as SlipChoice["lang"] })}>
        {LANGS.map((lang) => (
          <option key={lang} value={lang}>
            {t(`slip.langs.${lang || "own"}`)}
          </option>
        ))}
      </select>
      <select className="input" aria-label={t("slip.paper")} value={choice.paper} onChange={(event) => onChange({ paper: event.target.value as SlipChoice["paper"] })}>
        {PAPERS.map((paper) => (
          <option key={paper} value={paper}>
            {t(`slip.papers.${paper}`)}
          </option>
        ))}
      </select>
      <label className="row">
        <input type="checkbox" name="large" checked={choice.large} onChange={(event) => onChange({ large: event.target.checked })} />
        {t("slip.large")}
      </label>
    </span>
  );
}
