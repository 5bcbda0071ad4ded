import { Button, Drawer, Form, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useElsewhere, useOpenRecord } from "../api/openings";

/** Exams of other sites are there, and how to see them: a reason, a limited time, and somebody who judges it. Shown only when there are any. */
export function ElsewherePanel({ patientId }: { patientId: number }) {
  const { t } = useTranslation("patients");
  const lang = useLang();
  const mayOpen = useMay("patient.break_glass");
  const query = useElsewhere(patientId, mayOpen);
  const open = useOpenRecord(patientId);
  const [form] = Form.useForm<{ reason: string; note: string }>();
  const [asking, setAsking] = useState(false);
  const facts = query.data;
  if (!facts || facts.n_hidden === 0) return null;
  return (
    <section className="panel" aria-label={t("elsewhere.title")}>
      <header className="row">
        <b>{t("elsewhere.title")}</b>
      </header>
      <div className="body row" style={{ gap: 8 }} aria-live="polite">
        <span>{t("elsewhere.count", { count: facts.n_hidden })}</span>
        {facts.open_until ? (
          <span className="tag amber">
            {t("elsewhere.openUntil")} <TimeText at={facts.open_until} shape="time" />
          </span>
        ) : (
          <button type="button" className="btn" onClick={() => setAsking(true)}>
            {t("elsewhere.open")}
          </button>
        )}
      </div>
      <Drawer open={asking} size={440} title={t("elsewhere.open")} onClose={() => setAsking(false)} destroyOnHidden>
        <p className="t3">{t("elsewhere.hint", { minutes: facts.minutes })}</p>
        <Form
          form={form}
          name="elsewhere"
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => open.mutate(values, { onSuccess: () => setAsking(false), onError: (error) => error instanceof ProblemError && spreadOnForm(error, form) })}
        >
          <Form.Item name="reason" label={t("elsewhere.reason")} rules={[{ required: true, message: t("elsewhere.needed") }]}>
            <Radio.Group options={facts.reasons.map((one) => ({ value: one.code, label: pick(one.names, lang) }))} style={{ display: "grid", gap: 8 }} />
          </Form.Item>
          <Form.Item name="note" label={t("elsewhere.note")} rules={[{ required: true, whitespace: true, min: facts.note_min, message: t("elsewhere.noteNeeded", { least: facts.note_min }) }]}>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 3 }} />
          </Form.Item>
          {open.isError && <ProblemNote error={open.error} />}
          <Button type="primary" danger htmlType="submit" loading={open.isPending}>
            {t("elsewhere.confirm", { minutes: facts.minutes })}
          </Button>
        </Form>
      </Drawer>
    </section>
  );
}
