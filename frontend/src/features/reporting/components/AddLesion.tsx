import { Form, Input, Modal, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { ProblemNote } from "@/shared/ui/states";
import type { Report } from "../api/report";
import { addLesion, useLesionAct, type NewLesion } from "../api/lesions";
import { LENGTHS } from "./LengthChoices";
import { readSize } from "../model/lesions";

interface Values {
  organ: string;
  label: string;
  is_node: boolean;
  role: NewLesion["role"];
  size: string;
}

/** A lesion of this exam: where, what it counts as, its size. After the baseline only new ones are added as a rule. */
export function AddLesion({ report, isBaseline, onClose }: { report: Report; isBaseline: boolean; onClose: () => void }) {
  const { t } = useTranslation("reporting");
  const [form] = Form.useForm<Values>();
  const add = useLesionAct(report.id, (body: NewLesion) => addLesion(report.id, body));
  const needed = [{ required: true, whitespace: true, message: t("templates.needed") }];
  const submit = ({ size, ...facts }: Values) => {
    const reading = readSize(size.trim(), facts.role);
    if (!reading) return form.setFields([{ name: "size", errors: [t("lesions.sizeHint")] }]);
    add.mutate({ ...facts, ...reading }, { onSuccess: onClose, onError: (error) => error instanceof ProblemError && spreadOnForm(error, form) });
  };
  return (
    <Modal open title={t("lesions.add")} okText={t("lesions.add")} onOk={form.submit} onCancel={onClose} confirmLoading={add.isPending} width={480}>
      <Form<Values> form={form} name="lesion" layout="vertical" requiredMark={false} initialValues={{ role: isBaseline ? "target" : "new", is_node: false }} onFinish={submit}>
        <div className="row" style={{ alignItems: "start" }}>
          <Form.Item name="organ" label={t("lesions.organ")} rules={needed} style={{ flex: 1 }}>
            <Input maxLength={32} autoComplete="off" autoFocus />
          </Form.Item>
          <Form.Item name="label" label={t("lesions.label")} rules={needed} style={{ flex: 1 }}>
            <Input maxLength={80} autoComplete="off" />
          </Form.Item>
        </div>
        <div className="row" style={{ alignItems: "start" }}>
          <Form.Item name="role" label={t("lesions.roleLabel")} style={{ flex: 1 }}>
            <Select aria-label={t("lesions.roleLabel")} options={["target", "non_target", "new"].map((value) => ({ value, label: t(`lesions.role.${value}`) }))} />
          </Form.Item>
          <Form.Item name="size" label={t("lesions.size")} rules={needed} extra={t("lesions.sizeHint")} style={{ flex: 1 }}>
            <Input maxLength={6} autoComplete="off" list={LENGTHS} />
          </Form.Item>
          <Form.Item name="is_node" label={t("lesions.isNode")} valuePropName="checked">
            <Switch />
          </Form.Item>
        </div>
        {add.isError && <ProblemNote error={add.error} />}
      </Form>
    </Modal>
  );
}
