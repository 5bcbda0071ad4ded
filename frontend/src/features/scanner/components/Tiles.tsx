import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import type { Floor } from "../model/floor";

interface Props {
  label: string;
  rows: Floor["reject_reasons"];
  chosen: string | null;
  onChoose: (code: string) => void;
}

/** One of a few, as tiles for gloved fingers. An entry that stands in no source says so. */
export function Tiles({ label, rows, chosen, onChoose }: Props) {
  const { t } = useTranslation("scanner");
  const lang = useLang();
  return (
    <div className="tiles" role="radiogroup" aria-label={label}>
      {rows.map((row) => (
        <button key={row.code} type="button" role="radio" aria-checked={chosen === row.code} className={chosen === row.code ? "on" : ""} onClick={() => onChoose(row.code)}>
          {pick(row.names, lang)}
          {row.is_unverified && <span className="meta">{t("floor.unverified")}</span>}
        </button>
      ))}
    </div>
  );
}
