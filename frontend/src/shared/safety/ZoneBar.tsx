import { useTranslation } from "react-i18next";
import { Icon } from "../ui/Icon";
import { TimeText } from "../ui/TimeText";
import type { SafetySheet } from "./sheet";

/** The way into the magnet: which zone this patient may enter, and what is missing before the next. Nothing without a magnet. */
export function ZoneBar({ sheet }: { sheet: SafetySheet }) {
  const { t } = useTranslation("safety");
  if (sheet.zones.length === 0) return null;
  return (
    <ol className="zones" aria-label={t("zones.title")}>
      {sheet.zones.map((step) => (
        <li key={step.step} className={step.may_enter ? "open" : step.is_done ? "kept" : ""}>
          <b>
            <Icon name={step.may_enter ? "check" : "minus"} size={16} /> {t(step.may_enter ? "zones.may" : "zones.closed", { zone: step.zone })}
          </b>
          <span>
            {t(`zones.step.${step.step}`)}
            {step.n_open > 0 && ` · ${t("form.open", { n: step.n_open })}`}
            {step.is_done && step.by && ` · ${step.by} `}
            {step.is_done && <TimeText at={step.at} />}
          </span>
        </li>
      ))}
    </ol>
  );
}
