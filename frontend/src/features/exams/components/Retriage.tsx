import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { usePriorities } from "../api/catalogue";
import { useAct, type Exam } from "../api/exams";
import { useQuickReasons } from "../hooks/useQuickReasons";

/** Another priority with its reason; due times and the place in the queue follow at once. */
export function Retriage({ exam }: { exam: Exam }) {
  const { t } = useTranslation("exams");
  const { message } = App.useApp();
  const lang = useLang();
  const { rows } = usePriorities();
  const act = useAct(exam.id);
  const quickReasons = useQuickReasons();
  const [chosen, setChosen] = useState<string | null>(null);
  const name = (code: string) => pick(rows.find((row) => row.code === code)?.names, lang) || code;
  const close = () => {
    act.reset();
    setChosen(null);
  };
  const save = (reason: string) =>
    chosen &&
    act.mutate(
      { action: "retriage", version: exam.version, reason, detail: { priority: chosen } },
      {
        onSuccess: () => {
          setChosen(null);
          void message.success(t("triage.done", { name: exam.patient.name, priority: name(chosen) }));
        },
      },
    );
  return (
    <>
      <select className="input sm" aria-label={t("triage.act")} value="" onChange={(event) => setChosen(event.target.value || null)}>
        <option value="">{t("triage.act")}</option>
        {rows.filter((row) => row.code !== exam.priority_code).map((row) => (
          <option key={row.code} value={row.code}>
            {pick(row.names, lang)}
          </option>
        ))}
      </select>
      {chosen && (
        <ConfirmWithReason
          act={t("triage.actOf", { name: exam.patient.name, priority: name(chosen) })}
          hint={t("triage.hint")}
          reasons={quickReasons("retriage")}
          error={act.error}
          pending={act.isPending}
          onConfirm={save}
          onCancel={close}
        />
      )}
    </>
  );
}
