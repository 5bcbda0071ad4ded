import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  who: { name: string; exam: string };
  pending: boolean;
  onFinish: (body: { is_aborted: boolean; note: string }) => void;
  onClose: () => void;
}

/** The end asks only for what went otherwise than planned. */
export function FinishDialog({ who, pending, onFinish, onClose }: Props) {
  const { t } = useTranslation("scanner");
  const [note, setNote] = useState("");
  return (
    <Modal open title={t("act.finish", who)} footer={null} onCancel={onClose} destroyOnHidden>
      <div style={{ display: "grid", gap: 8 }}>
        <button type="button" className="btn tablet primary" disabled={pending} onClick={() => onFinish({ is_aborted: false, note })}>
          {t("finish.asPlanned")}
        </button>
        <Input.TextArea value={note} aria-label={t("finish.note")} placeholder={t("finish.note")} autoSize={{ minRows: 2 }} maxLength={500} onChange={(event) => setNote(event.target.value)} />
        <button type="button" className="btn tablet" disabled={pending || !note.trim()} onClick={() => onFinish({ is_aborted: true, note })}>
          {t("finish.aborted")}
        </button>
      </div>
    </Modal>
  );
}
