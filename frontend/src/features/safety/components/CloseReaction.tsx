import { useMutation } from "@tanstack/react-query";
import { Checkbox, Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { ProblemNote } from "@/shared/ui/states";

type Detail = components["schemas"]["ReactionDetail"];
type Body = components["schemas"]["ReactionOutcomeRequest"];
const OUTCOMES = ["resolved", "recovering", "ongoing", "sequelae", "fatal", "unknown"] as const;
const SERIOUS = ["life_threatening", "hospitalised", "disability", "other_serious"] as const;

/** How it ended, in words and as a regulator asks it. */
export function CloseReaction({ reaction, onDone, onCancel }: { reaction: Detail; onDone: (fresh: Detail) => void; onCancel: () => void }) {
  const { t } = useTranslation("safety");
  const [form] = Form.useForm<Body>();
  const act = t("reactions.close", { name: reaction.patient_name });
  const close = useMutation({
    mutationFn: (body: Body) => take(api.POST("/api/safety/reactions/{reaction_id}/close", { params: { path: { reaction_id: reaction.id } }, body })),
    onSuccess: onDone,
  });
  return (
    <Modal open title={act} okText={act} cancelText={t("common:back")} okButtonProps={{ loading: close.isPending }} onOk={() => form.submit()} onCancel={onCancel} destroyOnHidden>
      <Form form={form} name="outcome" layout="vertical" requiredMark={false} initialValues={{ outcome_code: "resolved", seriousness: [] }} onFinish={(values) => close.mutate({ ...values, outcome: values.outcome.trim() })}>
        <Form.Item name="outcome_code" label={t("outcome.label")}>
          <Select options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))} />
        </Form.Item>
        <Form.Item name="seriousness" label={t("serious.label")}>
          <Checkbox.Group options={SERIOUS.map((value) => ({ value, label: t(`serious.${value}`) }))} />
        </Form.Item>
        <Form.Item name="outcome" label={t("reactions.outcome")} rules={[{ required: true, whitespace: true, message: t("common:reasonNeeded") }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} placeholder={t("reactions.closeHint")} />
        </Form.Item>
      </Form>
      {close.error && <ProblemNote error={close.error} />}
    </Modal>
  );
}
