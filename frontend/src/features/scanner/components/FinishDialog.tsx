import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  who: { name: string; exam: string };
  pending: boolean;
  onFinish: (body: { is_aborted: boolean; note: string }) => void;
  onClose: () => void;
}

/** Opened only when something went otherwise than planned: finished all the same, or aborted. The words are needed either way. */
export function FinishDialog({ who, pending, onFinish, onClose }: Props) {
  const { t } = useTranslation("scanner");
  const [note, setNote] = useState("");
  return (
    <Modal open title={t("finish.title", who)} footer={null} onCancel={onClose} destroyOnHidden>
      <div style={{ display: "grid", gap: 8 }}>
        <Input.TextArea value={note} aria-label={t("finish.note")} placeholder={t("finish.note")} autoFocus autoSize={{ minRows: 3 }} maxLength={500} onChange={(event) => setNote(event.target.value)} />
        <button type="button" className="btn tablet primary" disabled={pending || !note.trim()} onClick={() => onFinish({ is_aborted: false, note })}>
          {t("finish.withNote")}
        </button>
        <button type="button" className="btn tablet" disabled={pending || !note.trim()} onClick={() => onFinish({ is_aborted: true, note })}>
          {t("finish.aborted")}
        </button>
      </div>
    </Modal>
  );
}
