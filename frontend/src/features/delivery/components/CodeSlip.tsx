import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { BASE } from "@/shared/api/client";
import { TimeText } from "@/shared/ui/TimeText";

/** The code as it is given to the patient: shown once, kept nowhere. Printing this window gives the slip. */
export function CodeSlip({ name, code, validUntil, onClose }: { name: string; code: string; validUntil: string; onClose: () => void }) {
  const { t } = useTranslation("delivery");
  return (
    <Modal open title={t("code.for", { name })} okText={t("code.print")} cancelText={t("common:back")} onOk={() => window.print()} onCancel={onClose}>
      <div className="code-slip">
        <p className="num code">{code}</p>
        <p>{t("code.where", { address: `${location.origin}${BASE}/my-report` })}</p>
        <p className="meta">
          {t("code.once")} <TimeText at={validUntil} shape="full" />
        </p>
      </div>
    </Modal>
  );
}
