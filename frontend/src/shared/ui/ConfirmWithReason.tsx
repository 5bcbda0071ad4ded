import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "./states";

interface Props {
  /** Names the act and the person: "取消 张三 10:40 的预约". Also the text of the button. */
  act: string;
  hint?: string;
  danger?: boolean;
  /** Ready-made reasons, chosen by their number key; the text stays editable. */
  reasons?: string[];
  error?: unknown;
  pending?: boolean;
  onConfirm: (reason: string) => void;
  onCancel: () => void;
}

/** Asks for a reason before an act that cannot be undone. Ctrl+Enter confirms from the text. */
export function ConfirmWithReason({ act, hint, danger = false, reasons = [], error, pending = false, onConfirm, onCancel }: Props) {
  const { t } = useTranslation("common");
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Modal open title={act} okText={act} cancelText={t("back")} okButtonProps={{ danger, loading: pending }} onOk={() => form.submit()} onCancel={onCancel} destroyOnHidden>
      {hint && <p className="t2" style={{ marginBottom: 12 }}>{hint}</p>}
      <Form form={form} name="reason" layout="vertical" requiredMark={false} onFinish={({ reason }) => onConfirm(reason.trim())}>
        {reasons.length > 0 && (
          <div className="row" style={{ flexWrap: "wrap", marginBottom: 8 }}>
            {reasons.map((reason, at) => (
              <button type="button" className="btn sm" key={reason} onClick={() => form.setFieldValue("reason", reason)}>
                <kbd>{at + 1}</kbd>
                {reason}
              </button>
            ))}
          </div>
        )}
        <Form.Item name="reason" label={t("reason")} rules={[{ required: true, whitespace: true, message: t("reasonNeeded") }]}>
          <Input.TextArea
            autoFocus
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              const quick = reasons[Number(event.key) - 1];
              if (quick && event.currentTarget.value === "") {
                event.preventDefault();
                form.setFieldValue("reason", quick);
              } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.submit();
            }}
          />
        </Form.Item>
      </Form>
      {error !== undefined && error !== null && <ProblemNote error={error} />}
    </Modal>
  );
}
