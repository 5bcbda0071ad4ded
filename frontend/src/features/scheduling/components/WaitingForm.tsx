import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { ProblemNote } from "@/shared/ui/states";
import { DayField } from "@/shared/ui/TypedField";
import { addToWaiting } from "../api/waiting";
import { printDay } from "../model/days";

interface Props {
  exam: number;
  name: string;
  phone: string;
  onClose: () => void;
}

const PARTS = ["am", "pm", "evening"] as const;

/** What the patient who would come earlier can do: until when, which days, which hours, how soon, how to be reached. */
export function WaitingForm({ exam, name, phone, onClose }: Props) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const client = useQueryClient();
  const [before, setBefore] = useState("");
  const [weekdays, setWeekdays] = useState<number[]>([]);
  const [parts, setParts] = useState<string[]>([]);
  const [notice, setNotice] = useState("");
  const [contact, setContact] = useState(phone);
  const [note, setNote] = useState("");
  const add = useMutation({
    mutationFn: addToWaiting,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["schedule"] });
      onClose();
    },
  });
  const send = () =>
    !add.isPending && add.mutate({ exam_id: exam, before_day: before || null, weekdays, parts, notice_h: notice === "" ? null : Number(notice), contact, note });
  useHotkey("Ctrl+Enter", send, { label: t("waiting.add") });
  const act = t("waiting.addAct", { name });
  return (
    <Modal open title={act} okText={act} cancelText={t("common:back")} okButtonProps={{ loading: add.isPending }} onOk={send} onCancel={onClose} destroyOnHidden>
      <div className="wish">
        <label>
          {t("waiting.before")}
          <DayField label={t("waiting.before")} value={before} onChange={setBefore} mayBeEmpty />
        </label>
        <p className="cap">{t("waiting.weekdays")}</p>
        <div className="row">
          {Array.from({ length: 7 }, (_, day) => (
            <Chip key={day} text={printDay(`2026-11-${String(23 + day)}`, lang, "weekday")} label={printDay(`2026-11-${String(23 + day)}`, lang, "short").split(/\s/).find((word) => !/\d/.test(word)) ?? ""} isOn={weekdays.includes(day)} onToggle={() => setWeekdays(toggle(weekdays, day))} />
          ))}
        </div>
        <p className="cap">{t("waiting.parts")}</p>
        <div className="row">
          {PARTS.map((part) => (
            <Chip key={part} text={t(`waiting.part.${part}`)} isOn={parts.includes(part)} onToggle={() => setParts(toggle(parts, part))} />
          ))}
        </div>
        <label>
          {t("waiting.notice")}
          <input type="number" name="notice" min={0} max={336} value={notice} placeholder={t("waiting.noticeHint")} onChange={(event) => setNotice(event.target.value)} />
        </label>
        <label>
          {t("waiting.contact")}
          <input type="text" name="contact" maxLength={64} value={contact} onChange={(event) => setContact(event.target.value)} />
        </label>
        <label>
          {t("waiting.note")}
          <input type="text" name="note" maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
      </div>
      {add.isError && <ProblemNote error={add.error} />}
    </Modal>
  );
}

function Chip({ text, label, isOn, onToggle }: { text: string; label?: string; isOn: boolean; onToggle: () => void }) {
  return (
    <button type="button" className={isOn ? "btn sm on" : "btn sm"} aria-pressed={isOn} aria-label={label} onClick={onToggle}>
      {text}
    </button>
  );
}

function toggle<T>(list: T[], one: T): T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
