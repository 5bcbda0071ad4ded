import { Form, Input, InputNumber, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { DAY_MS, isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useSite, useZone } from "@/shared/session/site";
import { ProblemNote } from "@/shared/ui/states";
import { useMakeCampaign, useReviewers } from "../api/campaigns";
import type { Kind } from "../api/quality";

interface Values {
  title: string;
  question: string;
  kind: Kind;
  modality: string;
  days: number;
  sites: number[];
  quota: number;
  panel: string[];
  readers: number;
  calibration: number;
  deadline: string;
  order: "at_once" | "images_first";
}

/** One question put to several sites; the same number of cases from each, judged by the panel until a day. */
export function CampaignDialog({ onClose, onMade }: { onClose: () => void; onMade: (id: number) => void }) {
  const { t } = useTranslation("qc");
  const lang = useLang();
  const zone = useZone();
  const { sites } = useSite();
  const [form] = Form.useForm<Values>();
  const [now] = useState(() => departmentNow());
  const people = useReviewers();
  const make = useMakeCampaign();
  const needed = [{ required: true, message: t("campaign.needed") }];
  const send = (values: Values) =>
    make.mutate(
      {
        title: values.title,
        question: values.question,
        kind: values.kind,
        modality: values.modality,
        period_from: new Date(now - values.days * DAY_MS).toISOString(),
        period_to: new Date(now + DAY_MS).toISOString(),
        quotas: values.sites.map((site_id) => ({ site_id, n: values.quota })),
        panel: values.panel,
        readers: values.readers,
        n_calibration: values.calibration,
        deadline: values.deadline,
        reading_order: values.kind === "report" ? values.order : "at_once",
      },
      { onSuccess: (row) => onMade(row.id) },
    );
  return (
    <Modal open title={t("campaign.make")} okText={t("campaign.make")} cancelText={t("common:back")} okButtonProps={{ loading: make.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form form={form} name="campaign" layout="vertical" requiredMark={false} onFinish={send} initialValues={{ kind: "report", order: "at_once", modality: "", days: 90, quota: 30, readers: 2, calibration: 0, sites: sites.map((one) => one.id), deadline: isoDay(now + 14 * DAY_MS, zone) }}>
        <Form.Item name="title" label={t("campaign.title")} rules={needed}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item name="question" label={t("campaign.question")} rules={needed}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={4000} />
        </Form.Item>
        <div className="row campaign-fields">
          <Form.Item name="kind" label={t("draw.kind")}>
            <Select options={(["report", "image"] as const).map((one) => ({ value: one, label: t(`kind.${one}`) }))} />
          </Form.Item>
          <Form.Item name="modality" label={t("strata.modality")}>
            <Select options={["", "CT", "MR", "DX", "US", "MG"].map((one) => ({ value: one, label: one || t("cases.all") }))} />
          </Form.Item>
          <Form.Item name="days" label={t("draw.period")}>
            <Select options={[30, 90, 180].map((n) => ({ value: n, label: t("draw.days", { n }) }))} />
          </Form.Item>
        </div>
        <Form.Item name="sites" label={t("campaign.sites")} rules={needed}>
          <Select mode="multiple" options={sites.map((one) => ({ value: one.id, label: pick(one.name, lang) }))} />
        </Form.Item>
        <Form.Item name="panel" label={t("campaign.panel")} rules={needed} extra={t("campaign.panelHint")}>
          <Select mode="multiple" optionFilterProp="label" options={(people.data ?? []).map((one) => ({ value: one.id, label: one.name }))} />
        </Form.Item>
        <div className="row campaign-fields">
          <Form.Item name="quota" label={t("campaign.quota")}>
            <InputNumber min={1} max={5000} />
          </Form.Item>
          <Form.Item name="readers" label={t("draw.readers")}>
            <InputNumber min={1} max={5} />
          </Form.Item>
          <Form.Item name="calibration" label={t("campaign.calibration")}>
            <InputNumber min={0} max={50} />
          </Form.Item>
          <Form.Item name="order" label={t("draw.order")}>
            <Select options={(["at_once", "images_first"] as const).map((one) => ({ value: one, label: t(`draw.orders.${one}`) }))} />
          </Form.Item>
          <Form.Item name="deadline" label={t("campaign.deadline")} rules={needed}>
            <Input type="date" min={isoDay(now, zone)} />
          </Form.Item>
        </div>
      </Form>
      {make.error && <ProblemNote error={make.error} />}
    </Modal>
  );
}
