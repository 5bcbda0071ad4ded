import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useSubspecialties } from "../api/allocation";
import type { Narrowed } from "../api/reading";

interface Props {
  narrowed: Narrowed;
  /** `group` is a subspecialty, `free` is "1" or nothing. */
  onChange: (name: "group" | "free", value: string) => void;
}

/** One's own kind of exams, and only what nobody else has. */
export function ListFilters({ narrowed, onChange }: Props) {
  const { t } = useTranslation("reading");
  const lang = useLang();
  const groups = useSubspecialties();
  return (
    <div className="reading-filters">
      <select aria-label={t("list.group")} value={narrowed.subspecialty} onChange={(event) => onChange("group", event.target.value)}>
        <option value="">{t("list.all")}</option>
        {(groups.data ?? []).map((one) => (
          <option key={one.code} value={one.code}>
            {pick(one.names, lang)}
          </option>
        ))}
      </select>
      <button type="button" className={narrowed.is_free ? "btn sm on" : "btn sm"} aria-pressed={narrowed.is_free} onClick={() => onChange("free", narrowed.is_free ? "" : "1")}>
        {t("list.free")}
      </button>
    </div>
  );
}
