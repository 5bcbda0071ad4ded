import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer, type SafetySheet } from "@/shared/safety/sheet";
import { Icon } from "@/shared/ui/Icon";

/** The wristband against the patient on the screen; another patient's stops everything, full screen. */
export function IdentityScan({ sheet }: { sheet: SafetySheet }) {
  const { t } = useTranslation("scanner");
  const { answer } = useAnswer(sheet.exam.id);
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState("");
  const [stopped, setStopped] = useState<string | null>(null);
  const identity = sheet.items.find((item) => item.code === "identity");
  if (!identity || identity.value === "yes") return null;
  const { patient, accession } = sheet.exam;
  const check = () => {
    const wanted = code.trim().toUpperCase();
    if (!wanted) return;
    const same = [patient.mrn, accession].some((known) => known.toUpperCase() === wanted);
    answer(identity, same ? "yes" : "no", { detail: t("identity.wristband"), source: "staff", label: patient.name });
    setOpen(false);
    setCode("");
    if (!same) setStopped(wanted);
  };
  return (
    <>
      <button type="button" className="btn tablet" onClick={() => setOpen(true)}>
        <Icon name="barcode" />
        {t("identity.scan")}
      </button>
      <Modal open={open} title={t("identity.title", { name: patient.name })} okText={t("identity.compare")} cancelText={t("common:back")} onOk={check} onCancel={() => setOpen(false)} destroyOnHidden>
        <Input autoFocus size="large" value={code} aria-label={t("identity.code")} placeholder={t("identity.code")} onChange={(event) => setCode(event.target.value)} onPressEnter={(event) => !event.nativeEvent.isComposing && check()} />
      </Modal>
      {stopped !== null && (
        <div className="stopper" role="alertdialog" aria-label={t("identity.stop")}>
          <h2>{t("identity.stop")}</h2>
          <p>{t("identity.mismatch", { code: stopped, name: patient.name, mrn: patient.mrn })}</p>
          <button type="button" className="btn tablet" onClick={() => setStopped(null)}>
            {t("identity.understood")}
          </button>
        </div>
      )}
    </>
  );
}
