import { useTranslation } from "react-i18next";
import { Icon } from "@/shared/ui/Icon";

/** Of a patient who is kept apart: not among the others, gown and gloves for whoever comes near. */
export function IsolationMark() {
  const { t } = useTranslation("common");
  return (
    <span className="warn">
      <Icon name="isolation" /> {t("safety.isolation")}
    </span>
  );
}
