import { useTranslation } from "react-i18next";

interface Props {
  first: string;
  last: string;
  /** A day that is cleared comes as "". */
  onChange: (edge: "first" | "last", day: string) => void;
}

/** From one day to another; neither can be chosen past the other. */
export function PeriodFields({ first, last, onChange }: Props) {
  const { t } = useTranslation("common");
  return (
    <>
      <label className="row">
        {t("period.first")} <input type="date" className="input" value={first} max={last} onChange={(event) => onChange("first", event.target.value)} />
      </label>
      <label className="row">
        {t("period.last")} <input type="date" className="input" value={last} min={first} onChange={(event) => onChange("last", event.target.value)} />
      </label>
    </>
  );
}
