import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { makeId } from "@/shared/lib/ids";
import { ProblemNote } from "@/shared/ui/states";
import { useFloorWrite, type Floor } from "../model/floor";
import { Tiles } from "./Tiles";

interface Props {
  examId: number;
  who: { name: string; exam: string };
  planned: Record<string, string>;
  subjects: Floor["deviation_subjects"];
  reasons: Floor["deviation_reasons"];
  onClose: () => void;
}

/** What is done otherwise than vetted: what, what instead, why. */
export function DeviationDialog({ examId, who, planned, subjects, reasons, onClose }: Props) {
  const { t } = useTranslation("scanner");
  const [subject, setSubject] = useState<string | null>(null);
  const [done, setDone] = useState("");
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [key] = useState(makeId);
  const write = useFloorWrite(examId, `${who.name} · ${who.exam}`);
  const needsNote = reasons.find((one) => one.code === reason)?.needs_note && !note.trim();
  const was = (subject && planned[subject]) || "";
  const save = () => {
    if (subject === null || reason === null) return;
    write.mutate({ path: "deviations", body: { subject, planned: was, done: done.trim(), reason, note, client_id: key } }, { onSuccess: onClose });
  };
  return (
    <Modal open title={t("floor.deviationOf", who)} okText={t("floor.save")} cancelText={t("common:back")} okButtonProps={{ disabled: subject === null || reason === null || !done.trim() || needsNote, loading: write.isPending }} onOk={save} onCancel={onClose} width={720} destroyOnHidden>
      <Tiles label={t("floor.subject")} rows={subjects} chosen={subject} onChoose={setSubject} />
      {was && <p className="meta">{t("floor.planned", { planned: was })}</p>}
      <Input value={done} maxLength={200} aria-label={t("floor.done")} placeholder={t("floor.done")} onChange={(event) => setDone(event.target.value)} />
      <Tiles label={t("floor.reason")} rows={reasons} chosen={reason} onChoose={setReason} />
      <Input value={note} maxLength={500} aria-label={t("floor.note")} placeholder={t("floor.note")} onChange={(event) => setNote(event.target.value)} />
      {write.error && <ProblemNote error={write.error} />}
    </Modal>
  );
}
