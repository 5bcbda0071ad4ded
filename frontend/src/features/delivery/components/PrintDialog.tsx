import { Form, Input, InputNumber, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";
import type { Handing, PrintRow } from "../api/printing";

const TAKERS = ["patient", "relative", "ward"] as const;

interface Props {
  row: PrintRow;
  error: unknown;
  pending: boolean;
  onPrint: (handing: Handing) => void;
  onCancel: () => void;
}

/** How many copies, and into whose hands; another print needs a reason. Enter prints one copy for the patient. */
export function PrintDialog({ row, error, pending, onPrint, onCancel }: Props) {
  const { t } = useTranslation("delivery");
  const [form] = Form.useForm<Handing>();
  const taker = Form.useWatch("taken_by", form) ?? "patient";
  const act = t(row.copies ? "print.againFor" : "print.for", { name: row.patient.name });
  const needed = [{ required: true, whitespace: true, message: t("print.needed") }];
  return (
    <Modal open title={act} okText={act} cancelText={t("common:back")} okButtonProps={{ loading: pending, autoFocus: row.copies === 0 }} onOk={() => form.submit()} onCancel={onCancel} destroyOnHidden>
      {row.copies > 0 && <p className="t2">{t("print.already", { count: row.copies })}</p>}
      <Form form={form} name="print" layout="vertical" requiredMark={false} initialValues={{ copies: 1, taken_by: "patient", recipient: "", reason: "" }} onFinish={(values) => onPrint({ ...values, recipient: values.recipient ?? "", reason: values.reason?.trim() ?? "" })}>
        <Form.Item name="copies" label={t("print.number")} extra={t("print.most", { most: row.most_copies })} rules={[{ required: true, message: t("print.needed") }]}>
          <InputNumber min={1} max={row.most_copies} precision={0} />
        </Form.Item>
        <Form.Item name="taken_by" label={t("print.taker")}>
          <Radio.Group optionType="button" options={TAKERS.map((value) => ({ value, label: t(`print.takers.${value}`) }))} />
        </Form.Item>
        {taker !== "patient" && (
          <Form.Item name="recipient" label={t(taker === "ward" ? "print.ward" : "print.relative")} rules={needed}>
            <Input maxLength={128} />
          </Form.Item>
        )}
        {row.copies > 0 && (
          <>
            <div className="row wrap">
              {(["lost", "hospital", "insurance"] as const).map((one) => (
                <button type="button" className="btn sm" key={one} onClick={() => form.setFieldValue("reason", t(`print.reason.${one}`))}>
                  {t(`print.reason.${one}`)}
                </button>
              ))}
            </div>
            <Form.Item name="reason" label={t("common:reason")} rules={needed}>
              <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 4 }} maxLength={200} />
            </Form.Item>
          </>
        )}
      </Form>
      {error ? <ProblemNote error={error} /> : null}
    </Modal>
  );
}
