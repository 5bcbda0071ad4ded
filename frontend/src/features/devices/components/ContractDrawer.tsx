import { Button, Drawer, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { type ContractFacts, type ServiceContract, useContracts, useSaveContract } from "../api/availability";
import { type Coverage, readCoverage, toMinutes, writeCoverage } from "../model/coverage";

const CAUSES = ["breakdown", "planned", "utility", "waiting_part", "qa_failed"] as const;

interface Props {
  device: { id: number; code: string };
  onClose: () => void;
}

/** The contracts of a device: the last one is shown, another one is added. */
export function ContractDrawer({ device, onClose }: Props) {
  const { t } = useTranslation("devices");
  const contracts = useContracts(device.id);
  const [chosen, setChosen] = useState<number | "new" | null>(null);
  const rows = contracts.data?.results ?? [];
  const contract = chosen === "new" ? null : (rows.find((row) => row.id === chosen) ?? rows[0] ?? null);
  return (
    <Drawer open size={440} title={t("contract.of", { device: device.code })} onClose={onClose} destroyOnHidden>
      {contracts.isPending && <Loading lines={4} />}
      {contracts.isError && <ErrorState error={contracts.error} onRetry={() => void contracts.refetch()} />}
      {rows.length > 0 && (
        <div className="row contract-choice">
          <Select
            aria-label={t("contract.choose")}
            style={{ flex: 1 }}
            value={contract?.id ?? "new"}
            onChange={setChosen}
            options={[...rows.map((row) => ({ value: row.id as number | "new", label: `${row.starts_on} – ${row.ends_on} · ${row.vendor}` })), { value: "new" as const, label: t("contract.new") }]}
          />
        </div>
      )}
      {contracts.data && <ContractForm key={contract?.id ?? "new"} device={device} contract={contract} onDone={onClose} />}
    </Drawer>
  );
}

interface Values extends Omit<ContractFacts, "weekly"> {
  coverage: Coverage;
  from: string;
  to: string;
}

function ContractForm({ device, contract, onDone }: { device: Props["device"]; contract: ServiceContract | null; onDone: () => void }) {
  const { t } = useTranslation("devices");
  const [form] = Form.useForm<Values>();
  const save = useSaveContract(device.id, contract, onDone);
  const hours = readCoverage(contract?.weekly);
  const coverage = Form.useWatch("coverage", form) ?? hours.kind;
  const needed = [{ required: true, message: t("needed") }];
  const submit = ({ coverage: kind, from, to, ...facts }: Values) =>
    save.mutate({ ...facts, weekly: writeCoverage(kind, from, to, contract?.weekly) }, { onError: (error) => error instanceof ProblemError && spreadOnForm(error, form) });
  const kinds: Coverage[] = hours.kind === "own" ? ["site", "always", "weekdays", "own"] : ["site", "always", "weekdays"];
  return (
    <Form<Values>
      form={form}
      name="contract"
      layout="vertical"
      requiredMark={false}
      initialValues={{ reference: "", excluded: ["utility"], ...contract, coverage: hours.kind, from: hours.from, to: hours.to }}
      onFinish={submit}
    >
      <Form.Item name="vendor" label={t("contract.vendor")} rules={needed}>
        <Input maxLength={120} autoFocus />
      </Form.Item>
      <Form.Item name="reference" label={t("contract.reference")}>
        <Input maxLength={80} />
      </Form.Item>
      <div className="row contract-pair">
        <Form.Item name="starts_on" label={t("contract.starts")} rules={needed}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="ends_on" label={t("contract.ends")} rules={needed}>
          <Input type="date" />
        </Form.Item>
      </div>
      <div className="row contract-pair">
        <Form.Item name="uptime_percent" label={t("contract.uptime")}>
          <InputNumber min="0.01" max="100" step="0.1" stringMode suffix="%" />
        </Form.Item>
        <Form.Item name="response_h" label={t("contract.response")}>
          <InputNumber min="0" max="10000" step="1" stringMode suffix="h" />
        </Form.Item>
        <Form.Item name="fix_h" label={t("contract.fix")}>
          <InputNumber min="0" max="10000" step="1" stringMode suffix="h" />
        </Form.Item>
      </div>
      <Form.Item name="coverage" label={t("contract.coverage")}>
        <Select options={kinds.map((value) => ({ value, label: t(`contract.hours.${value}`) }))} />
      </Form.Item>
      {coverage === "weekdays" && (
        <div className="row contract-pair">
          <Form.Item name="from" label={t("contract.from")} rules={needed}>
            <Input type="time" />
          </Form.Item>
          <Form.Item
            name="to"
            label={t("contract.to")}
            dependencies={["from"]}
            rules={[...needed, { validator: async (_, to: string) => (toMinutes(to) > toMinutes(form.getFieldValue("from") as string) ? undefined : Promise.reject(new Error(t("contract.toAfterFrom")))) }]}
          >
            <Input type="time" />
          </Form.Item>
        </div>
      )}
      <Form.Item name="excluded" label={t("contract.excluded")} extra={t("contract.excludedHint")}>
        <Select mode="multiple" options={CAUSES.map((value) => ({ value, label: t(`down.causeOf.${value}`) }))} />
      </Form.Item>
      {save.isError && <ProblemNote error={save.error} />}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {contract ? t("contract.save", { device: device.code }) : t("contract.add", { device: device.code })}
      </Button>
    </Form>
  );
}
