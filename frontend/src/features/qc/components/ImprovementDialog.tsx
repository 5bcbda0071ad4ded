import { Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DAY_MS, isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useZone } from "@/shared/session/site";
import { ProblemNote } from "@/shared/ui/states";
import { useOwners, usePlanImprovement } from "../api/followUp";

interface Values {
  title: string;
  cause: string;
  owner: string;
  due: string;
}

/** Who does what about a finding, until when. */
export function ImprovementDialog({ caseId, campaignId, onClose }: { caseId?: number; campaignId?: number; onClose: () => void }) {
  const { t } = useTranslation("qc");
  const zone = useZone();
  const [now] = useState(() => departmentNow());
  const [form] = Form.useForm<Values>();
  const owners = useOwners();
  const plan = usePlanImprovement();
  const needed = [{ required: true, message: t("campaign.needed") }];
  const send = ({ title, cause, owner, due }: Values) => plan.mutate({ title, cause: cause ?? "", owner_id: owner, due_on: due, ...(caseId && { case_id: caseId }), ...(campaignId && { campaign_id: campaignId }) }, { onSuccess: onClose });
  return (
    <Modal open title={t("improve.plan")} okText={t("improve.plan")} cancelText={t("common:back")} okButtonProps={{ loading: plan.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form form={form} name="improvement" layout="vertical" requiredMark={false} onFinish={send} initialValues={{ due: isoDay(now + 14 * DAY_MS, zone) }}>
        <Form.Item name="title" label={t("improve.what")} rules={needed}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item name="cause" label={t("improve.cause")}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={4000} />
        </Form.Item>
        <div className="row campaign-fields">
          <Form.Item name="owner" label={t("improve.owner")} rules={needed}>
            <Select showSearch={{ optionFilterProp: "label" }} options={(owners.data ?? []).map((one) => ({ value: one.id, label: one.name }))} />
          </Form.Item>
          <Form.Item name="due" label={t("improve.due")} rules={needed}>
            <Input type="date" min={isoDay(now, zone)} />
          </Form.Item>
        </div>
      </Form>
      {plan.error && <ProblemNote error={plan.error} />}
    </Modal>
  );
}
