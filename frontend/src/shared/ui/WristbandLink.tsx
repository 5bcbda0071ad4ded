import { useTranslation } from "react-i18next";
import { BASE } from "../api/client";
import { Icon } from "./Icon";

/** The band that the tablet reads: a page of its own, so that nothing on the screen is lost while it prints. */
export function WristbandLink({ patientId }: { patientId: number }) {
  const { t } = useTranslation("common");
  return (
    <a className="btn" href={`${BASE}/api/patients/${patientId}/wristband`} target="_blank" rel="noreferrer">
      <Icon name="barcode" />
      {t("wristband")}
    </a>
  );
}
