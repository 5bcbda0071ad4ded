import { Input } from "antd";
import { useTranslation } from "react-i18next";
import { useZone } from "@/shared/session/site";
import { fromWall, toWall } from "@/shared/lib/wallTime";

interface Props {
  label: string;
  /** ISO instant, or nothing. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** A moment of the site's clock as a filter; it acts when the field is left. */
export function TimeFilter({ label, value, onChange }: Props) {
  const { t } = useTranslation("admin");
  const zone = useZone();
  return (
    <Input
      type="datetime-local"
      style={{ width: 200 }}
      aria-label={t("audit.inZone", { label, zone })}
      title={t("audit.inZone", { label, zone })}
      key={value ?? ""}
      defaultValue={value ? toWall(Date.parse(value), zone) : ""}
      onBlur={(event) => {
        const wall = event.target.value.slice(0, 16);
        const next = wall.length === 16 ? fromWall(wall, zone) : undefined;
        if (next !== value) onChange(next);
      }}
    />
  );
}
