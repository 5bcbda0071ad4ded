import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer, type SafetySheet } from "@/shared/safety/sheet";
import { Icon } from "@/shared/ui/Icon";
import { isOf } from "../model/worklist";

export interface Identity {
  /** The question is asked of this patient and not yet answered with yes. */
  isOpen: boolean;
  check: (code: string) => void;
  /** The code of somebody else that was scanned; null when nothing is wrong. */
  stopped: string | null;
  clear: () => void;
}

/** The wristband against the patient on the screen: another patient's answers no and stops everything. */
export function useIdentity(sheet: SafetySheet | undefined, examId: number): Identity {
  const { t } = useTranslation("scanner");
  const { answer } = useAnswer(examId);
  const [stopped, setStopped] = useState<string | null>(null);
  const item = sheet?.items.find((one) => one.code === "identity");
  const check = (code: string) => {
    if (!sheet || !item) return;
    const same = isOf(sheet.exam, code);
    answer(item, same ? "yes" : "no", { detail: t("identity.wristband"), source: "staff", label: sheet.exam.patient.name });
    if (!same) setStopped(code.trim().toUpperCase());
  };
  return { isOpen: item !== undefined && item.value !== "yes", check, stopped, clear: () => setStopped(null) };
}

/** Types the number when no reader is at hand. */
export function IdentityScan({ name, identity }: { name: string; identity: Identity }) {
  const { t } = useTranslation("scanner");
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState("");
  if (!identity.isOpen) return null;
  const check = () => {
    if (!code.trim()) return;
    identity.check(code);
    setOpen(false);
    setCode("");
  };
  return (
    <>
      <button type="button" className="btn tablet" onClick={() => setOpen(true)}>
        <Icon name="barcode" />
        {t("identity.scan")}
      </button>
      <Modal open={open} title={t("identity.title", { name })} okText={t("identity.compare")} cancelText={t("common:back")} onOk={check} onCancel={() => setOpen(false)} destroyOnHidden>
        <Input autoFocus size="large" value={code} aria-label={t("identity.code")} placeholder={t("identity.code")} onChange={(event) => setCode(event.target.value)} onPressEnter={(event) => !event.nativeEvent.isComposing && check()} />
      </Modal>
    </>
  );
}

/** Full screen until somebody has understood. */
export function IdentityStop({ sheet, identity }: { sheet: SafetySheet; identity: Identity }) {
  const { t } = useTranslation("scanner");
  const { patient } = sheet.exam;
  if (identity.stopped === null) return null;
  return (
    <div className="stopper" role="alertdialog" aria-label={t("identity.stop")}>
      <h2>{t("identity.stop")}</h2>
      <p>{t("identity.mismatch", { code: identity.stopped, name: patient.name, mrn: patient.mrn })}</p>
      <button type="button" className="btn tablet" autoFocus onClick={identity.clear}>
        {t("identity.understood")}
      </button>
    </div>
  );
}
