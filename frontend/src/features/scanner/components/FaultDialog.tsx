import { useMutation } from "@tanstack/react-query";
import { App, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { reportFault } from "../model/department";

const SYMPTOMS = ["image", "stops", "noise", "table", "injector", "network"] as const;
const PRIORITIES = ["low", "medium", "high"] as const;

/** A fault in four taps: symptom, severity, send. */
export function FaultDialog({ deviceId, code, onClose }: { deviceId: number; code: string; onClose: () => void }) {
  const { t } = useTranslation("scanner");
  const { message } = App.useApp();
  const [symptoms, setSymptoms] = useState<string[]>([]);
  const [priority, setPriority] = useState<string>("medium");
  const [words, setWords] = useState("");
  const [stop, setStop] = useState(false);
  const mayStop = useMay("device.downtime");
  const summary = [...symptoms.map((symptom) => t(`fault.${symptom}`)), words.trim()].filter(Boolean).join(" · ");
  const report = useMutation({
    mutationFn: () => reportFault(deviceId, priority, summary, stop),
    onSuccess: () => {
      void message.success(t("fault.sent", { code }));
      onClose();
    },
  });
  return (
    <Modal open title={t("fault.title", { code })} okText={t("fault.send", { code })} cancelText={t("common:back")} okButtonProps={{ disabled: !summary, loading: report.isPending }} onOk={() => report.mutate()} onCancel={onClose} destroyOnHidden>
      <div className="chips" style={{ padding: 0, gridTemplateColumns: "repeat(3, 1fr)" }}>
        {SYMPTOMS.map((symptom) => {
          const on = symptoms.includes(symptom);
          return (
            <button key={symptom} type="button" aria-pressed={on} className={on ? "on" : ""} onClick={() => setSymptoms(on ? symptoms.filter((one) => one !== symptom) : [...symptoms, symptom])}>
              {t(`fault.${symptom}`)}
            </button>
          );
        })}
      </div>
      <div className="seg" role="radiogroup" aria-label={t("fault.severity")} style={{ margin: "12px 0" }}>
        {PRIORITIES.map((one) => (
          <button key={one} type="button" role="radio" aria-checked={priority === one} className={priority === one ? "on" : ""} style={{ height: 56, minWidth: 96, justifyContent: "center" }} onClick={() => setPriority(one)}>
            {t(`fault.priority.${one}`)}
          </button>
        ))}
      </div>
      <Input value={words} aria-label={t("fault.words")} placeholder={t("fault.words")} maxLength={200} onChange={(event) => setWords(event.target.value)} />
      {mayStop && (
        <button type="button" role="switch" aria-checked={stop} className={stop ? "btn danger on" : "btn"} style={{ height: 56, width: "100%", marginTop: 12, justifyContent: "center" }} onClick={() => setStop(!stop)}>
          {t(stop ? "fault.outOfService" : "fault.goesOn", { code })}
        </button>
      )}
      {report.error && <ProblemNote error={report.error} />}
    </Modal>
  );
}
