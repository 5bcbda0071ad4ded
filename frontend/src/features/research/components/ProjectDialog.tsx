import { Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useSite, useZone } from "@/shared/session/site";
import { ProblemNote } from "@/shared/ui/states";
import { useMakeProject, type ProjectMake } from "../api/research";

/** A project is opened with the committee's approval: without one nothing may leave. */
export function ProjectDialog({ onClose, onMade }: { onClose: () => void; onMade: (id: number) => void }) {
  const { t } = useTranslation("research");
  const lang = useLang();
  const zone = useZone();
  const { sites } = useSite();
  const [form] = Form.useForm<ProjectMake>();
  const [now] = useState(() => departmentNow());
  const make = useMakeProject();
  const needed = [{ required: true, message: t("needed") }];
  const send = (values: ProjectMake) => make.mutate(values, { onSuccess: (row) => onMade(row.id), onError: (error) => error instanceof ProblemError && spreadOnForm(error, form) });
  return (
    <Modal open title={t("make")} okText={t("make")} cancelText={t("common:back")} okButtonProps={{ loading: make.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form<ProjectMake> form={form} name="project" layout="vertical" requiredMark={false} onFinish={send} initialValues={{ site_ids: sites.map((one) => one.id) }}>
        <Form.Item name="title" label={t("field.title")} rules={needed}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item name="purpose" label={t("field.purpose")} rules={needed}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
        <Form.Item name="committee" label={t("field.committee")} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="approval_number" label={t("field.approval_number")} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="approved_until" label={t("field.approved_until")} rules={needed}>
          <Input type="date" min={isoDay(now, zone)} />
        </Form.Item>
        <Form.Item name="responsible" label={t("field.responsible")} rules={needed}>
          <Input maxLength={128} />
        </Form.Item>
        <Form.Item name="site_ids" label={t("field.site_ids")} rules={needed}>
          <Select mode="multiple" options={sites.map((one) => ({ value: one.id, label: pick(one.name, lang) }))} />
        </Form.Item>
      </Form>
      {make.error && <ProblemNote error={make.error} />}
    </Modal>
  );
}
