import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Checkbox, Form, Input, InputNumber, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ProblemNote } from "@/shared/ui/states";
import { CLASSES, toAgentBody, toAgentValues, type Agent, type AgentValues } from "../model/agents";

/** What the pharmacy knows of an agent; without one, an agent the department did not have. */
export function AgentDialog({ agent, onClose }: { agent: Agent | null; onClose: () => void }) {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const client = useQueryClient();
  const [form] = Form.useForm<AgentValues>();
  const agentClass = Form.useWatch("agent_class", form) ?? agent?.agent_class;
  const save = useMutation({
    mutationFn: (values: AgentValues) =>
      agent
        ? take(api.POST("/api/safety/agents/{agent_id}", { params: { path: { agent_id: agent.id } }, body: { ...toAgentBody(values), version: agent.version ?? 1 } }))
        : take(api.POST("/api/safety/agents", { body: { ...toAgentBody(values), code: values.code, agent_class: values.agent_class } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["safety", "agents"] });
      void client.invalidateQueries({ queryKey: ["safety", "lots"] });
      onClose();
    },
    onError: (error) => {
      if (error instanceof ProblemError) spreadOnForm(error, form);
    },
  });
  const needed = [{ required: true, whitespace: true, message: t("lots.needed") }];
  return (
    <Modal open title={agent ? t("agents.change", { agent: pick(agent.names, lang) }) : t("agents.add")} okText={t("agents.save")} cancelText={t("common:back")} okButtonProps={{ loading: save.isPending }} onOk={() => form.submit()} onCancel={onClose} width={640} destroyOnHidden>
      <Form form={form} name="agent" layout="vertical" requiredMark={false} initialValues={toAgentValues(agent)} onFinish={(values) => save.mutate(values)} className="formgrid two">
        {!agent && (
          <>
            <Form.Item name="code" label={t("agents.code")} rules={[{ required: true, pattern: /^[a-z][a-z0-9_]{1,46}$/, message: t("agents.codeHint") }]}>
              <Input maxLength={47} placeholder="iopamidol_300" />
            </Form.Item>
            <Form.Item name="agent_class" label={t("agents.class")} rules={[{ required: true, message: t("lots.needed") }]}>
              <Select options={CLASSES.map((value) => ({ value, label: t(`agents.classOf.${value}`) }))} />
            </Form.Item>
          </>
        )}
        <Form.Item name="zh" label={t("agents.zh")} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="en" label={t("agents.en")} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="concentration" label={t("agents.strength")}>
          <InputNumber min={0.001} max={99999} precision={3} style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="concentration_unit" label={t("agents.unit")} dependencies={["concentration"]} rules={[({ getFieldValue }) => ({ validator: (_, unit) => ((getFieldValue("concentration") ?? null) === null) === !unit ? Promise.resolve() : Promise.reject(new Error(t("agents.unitNeeded"))) })]}>
          <Select allowClear options={["mgI/mL", "mmol/mL"].map((value) => ({ value, label: value }))} />
        </Form.Item>
        {agentClass === "gadolinium" && (
          <>
            <Form.Item name="ACR" label={t("agents.groupIn", { market: "ACR" })}>
              <Select allowClear options={["I", "II", "III"].map((value) => ({ value, label: value }))} />
            </Form.Item>
            <Form.Item name="EMA" label={t("agents.groupIn", { market: "EMA" })}>
              <Select allowClear options={["low", "medium", "high"].map((value) => ({ value, label: t(`agents.risk.${value}`) }))} />
            </Form.Item>
          </>
        )}
        <Form.Item name="maker" label={t("agents.maker")}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="licence" label={t("agents.licence")}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="gtins" label={t("agents.gtins")} rules={[{ validator: (_, list: string[] = []) => (list.every((one) => /^\d{14}$/.test(one)) ? Promise.resolve() : Promise.reject(new Error(t("agents.gtinsHint")))) }]}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[",", " "]} />
        </Form.Item>
        <Form.Item name="source" label={t("agents.source")}>
          <Input maxLength={300} />
        </Form.Item>
        <div className="col">
          {(["is_verified", "is_default", "is_active"] as const).map((name) => (
            <Form.Item key={name} name={name} valuePropName="checked">
              <Checkbox>{t(`agents.${name}`)}</Checkbox>
            </Form.Item>
          ))}
        </div>
      </Form>
      {save.error && <ProblemNote error={save.error} fieldsShown />}
    </Modal>
  );
}
