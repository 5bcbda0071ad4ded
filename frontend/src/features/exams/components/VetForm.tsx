import { App, Form, Input, Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { SuggestionList } from "@/shared/suggest/SuggestionList";
import { useExamSuggestions, type Suggestion } from "@/shared/suggest/suggestions";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { Kbd } from "@/shared/ui/Kbd";
import { ProblemNote } from "@/shared/ui/states";
import { useQuickReasons } from "../hooks/useQuickReasons";
import { usePriorities } from "../api/catalogue";
import { useAct, useAsk, type Exam } from "../api/exams";

interface Values {
  protocol: string;
  priority: string;
  contrast: string;
  laterality?: "L" | "R" | "B";
}

const SIDES = ["L", "R", "B"] as const;

const CONTRASTS = ["none", "iodine", "gadolinium", "microbubble", "barium", "radiotracer", "radiotracer_iodine"];

const read = (exam: Exam): Values => ({ protocol: exam.protocol, priority: exam.priority_code, contrast: exam.contrast, laterality: (exam.laterality || undefined) as Values["laterality"] });

/** `repeats`: how many others of the same repeated order wait. Accept a request with protocol, priority and contrast, as ordered or as another exam; refuse it, or ask the referrer. */
export function VetForm({ exam, repeats = 0, onDone }: { exam: Exam; repeats?: number; onDone?: () => void }) {
  const { t } = useTranslation("exams");
  const { message } = App.useApp();
  const quickReasons = useQuickReasons();
  const lang = useLang();
  const { rows } = usePriorities();
  const act = useAct(exam.id);
  const ask = useAsk(exam.id);
  const [open, setOpen] = useState<"reject" | "ask" | null>(null);
  const [isForAll, setForAll] = useState(true);
  const count = isForAll ? repeats + 1 : 1;
  const [taken, setTaken] = useState<Suggestion | null>(null);
  const reading = useExamSuggestions(exam.id);
  const [form] = Form.useForm<Values>();
  const [opened] = useState(exam.version);
  // The exam may change under a form that is being filled in: what was typed stays, the rest follows.
  useEffect(() => {
    const fresh = read(exam);
    form.setFieldsValue(Object.fromEntries(Object.entries(fresh).filter(([name]) => !form.isFieldTouched(name as keyof Values))));
  }, [exam, form]);
  const priority = Form.useWatch("priority", form) ?? exam.priority_code;
  const rank = rows.find((row) => row.code === priority)?.rank ?? exam.priority_rank;
  const finish = (word: string) => {
    setOpen(null);
    void message.success(word);
    onDone?.();
  };
  const choose = (one: Suggestion | null) => {
    setTaken(one);
    form.setFieldsValue({ contrast: one?.contrast ?? exam.contrast, laterality: (one?.side || exam.laterality || undefined) as Values["laterality"] });
  };
  const accept = (values: Values) =>
    act.mutate({ action: "vet", version: exam.version, with_repeats: count > 1, detail: taken ? { ...values, exam_type: taken.code, is_suggested: true } : values }, { onSuccess: () => finish(count > 1 ? t("vetting.allDone", { name: exam.patient.name, count }) : t("done.vet", { name: exam.patient.name })) });
  useHotkey("Ctrl+Enter", () => form.submit(), { label: t("act.vet", { name: exam.patient.name }), when: open === null });
  return (
    <div>
      <Form<Values>
        form={form}
        name="vet"
        layout="vertical"
        requiredMark={false}
        initialValues={read(exam)}
        onFinish={accept}
      >
        <Form.Item name="protocol" label={t("vetting.protocol")}>
          <Input autoFocus maxLength={200} placeholder={t("vetting.protocolHint")} />
        </Form.Item>
        <div className="row" style={{ alignItems: "start" }}>
          <Form.Item name="priority" label={t("field.priority")} style={{ flex: 1 }}>
            <Select aria-label={t("field.priority")} options={rows.map((row) => ({ value: row.code, label: pick(row.names, lang) }))} />
          </Form.Item>
          <Form.Item name="contrast" label={t("field.contrast")} style={{ flex: 1 }}>
            <Select aria-label={t("field.contrast")} options={CONTRASTS.map((value) => ({ value, label: t(`contrast.${value}`) }))} />
          </Form.Item>
        </div>
        {reading.data?.is_urgent && rank > 1 && (
          <p className="warn row" role="status" style={{ marginBottom: 12 }}>
            <span className="sp">{t("triage.textUrgent")}</span>
            {rows.filter((row) => row.rank <= 1).map((row) => (
              <button type="button" key={row.code} className="btn sm" onClick={() => form.setFieldValue("priority", row.code)}>
                {pick(row.names, lang)}
              </button>
            ))}
          </p>
        )}
        {(exam.laterality !== "" || taken?.needs_side) && (
          <Form.Item name="laterality" label={t("vetting.side")} rules={taken?.needs_side ? [{ required: true, message: t("vetting.sideNeeded") }] : []}>
            <Select aria-label={t("vetting.side")} options={SIDES.map((value) => ({ value, label: t(`side.${value}`) }))} />
          </Form.Item>
        )}
        {reading.data && (
          <div style={{ marginBottom: 12 }}>
            <SuggestionList reading={reading.data} current={[taken?.code ?? exam.exam_type_code]} onTake={(one) => choose(one.code === exam.exam_type_code ? null : one)} />
          </div>
        )}
        {taken && (
          <p className="ok-line" role="status" style={{ marginBottom: 12 }}>
            <span>{t("vetting.taken", { exam: pick(taken.names, lang) })}</span>
            <button type="button" className="btn ghost sm" onClick={() => choose(null)}>
              {t("vetting.keepOrdered")}
            </button>
          </p>
        )}
        {repeats > 0 && (
          <label className="row" style={{ marginBottom: 12 }}>
            <input type="checkbox" name="repeats" checked={isForAll} onChange={(event) => setForAll(event.target.checked)} />
            {t("vetting.repeats", { count: repeats })}
          </label>
        )}
        {exam.version !== opened && form.isFieldsTouched() && (
          <p className="warn" role="status" style={{ marginBottom: 12 }}>
            {t("vetting.changed")}
          </p>
        )}
        {act.isError && open === null && <ProblemNote error={act.error} />}
        <div className="row" style={{ flexWrap: "wrap" }}>
          <button type="submit" className="btn primary" disabled={act.isPending}>
            {count > 1 ? t("vetting.acceptAll", { name: exam.patient.name, count }) : t("act.vet", { name: exam.patient.name })} <Kbd keys="Ctrl Enter" />
          </button>
          <button type="button" className="btn" onClick={() => setOpen("ask")}>
            {t("vetting.ask")}
          </button>
          {exam.allowed_actions.includes("cancel") && (
            <button type="button" className="btn" onClick={() => setOpen("reject")}>
              {t("vetting.reject")}
            </button>
          )}
        </div>
      </Form>
      {open === "reject" && (
        <ConfirmWithReason
          act={t("vetting.rejectOf", { name: exam.patient.name })}
          danger
          reasons={quickReasons("reject")}
          error={act.error}
          pending={act.isPending}
          onConfirm={(reason) => act.mutate({ action: "cancel", version: exam.version, reason }, { onSuccess: () => finish(t("done.cancel", { name: exam.patient.name })) })}
          onCancel={() => setOpen(null)}
        />
      )}
      {open === "ask" && (
        <ConfirmWithReason
          act={t("vetting.askOf", { name: exam.referrer_name || exam.patient.name })}
          hint={t("vetting.askHint")}
          reasons={quickReasons("ask")}
          error={ask.error}
          pending={ask.isPending}
          onConfirm={(question) => ask.mutate(question, { onSuccess: () => finish(t("vetting.asked")) })}
          onCancel={() => setOpen(null)}
        />
      )}
    </div>
  );
}
