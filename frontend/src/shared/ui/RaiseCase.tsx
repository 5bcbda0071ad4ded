import { useMutation } from "@tanstack/react-query";
import { App, Form, Input, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "../api/client";
import { useMay } from "../session/session";
import { Icon } from "./Icon";
import { ProblemNote } from "./states";

interface Props {
  subjectKind: "exam" | "study" | "report";
  subjectId: number;
}

interface Fields {
  origin: "complaint" | "pathology" | "self" | "requested";
  reason_text: string;
}

/** "Raise a QC case": the button and its dialog, the same on every exam, study and report. */
export function RaiseCase({ subjectKind, subjectId }: Props) {
  const { t } = useTranslation("common");
  const [open, setOpen] = useState(false);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const mayRaise = useMay("qc.raise");
  const raise = useMutation({
    mutationFn: (fields: Fields) => take(api.POST("/api/qc/cases", { body: { ...fields, subject_kind: subjectKind, subject_id: subjectId } })),
    onSuccess: (made) => {
      setOpen(false);
      void message.success(t("raiseCase.done", { number: made.id }));
    },
  });
  if (!mayRaise) return null;
  return (
    <>
      <button type="button" className="btn sm" onClick={() => setOpen(true)}>
        <Icon name="shield" /> {t("raiseCase.act")}
      </button>
      {open && (
        <Modal open title={t("raiseCase.act")} okText={t("raiseCase.act")} cancelText={t("back")} okButtonProps={{ loading: raise.isPending }} onOk={() => form.submit()} onCancel={() => setOpen(false)} destroyOnHidden>
          <Form form={form} name="raise" layout="vertical" requiredMark={false} initialValues={{ origin: "complaint" }} onFinish={(fields) => raise.mutate(fields)}>
            <Form.Item name="origin" label={t("raiseCase.origin")}>
              <Radio.Group options={(["complaint", "pathology", "self", "requested"] as const).map((value) => ({ value, label: t(`raiseCase.origins.${value}`) }))} />
            </Form.Item>
            <Form.Item name="reason_text" label={t("reason")} rules={[{ required: true, whitespace: true, message: t("reasonNeeded") }]}>
              <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
            </Form.Item>
          </Form>
          {raise.error && <ProblemNote error={raise.error} />}
        </Modal>
      )}
    </>
  );
}
