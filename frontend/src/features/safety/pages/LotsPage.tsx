import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { DatePicker, Form, Input, InputNumber, Modal, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ProblemNote } from "@/shared/ui/states";
import { useTableState } from "@/shared/ui/useTableState";
import { AgentGroups } from "../components/AgentGroups";
import { SafetyTabs } from "../components/SafetyTabs";
import { StockDialog, type Lot } from "../components/StockDialog";
import "../safety.css";

const COLOURS: Record<Lot["state"], string> = { in_use: "green", expiring: "amber", expired: "red", blocked: "red" };
interface NewLot {
  agent_code: string;
  lot: string;
  expires_on?: { format: (shape: string) => string } | null;
  container_ml?: number | null;
  barcode?: string;
}

/** Contrast in the house: lots with expiry and stock; a recalled lot is put aside here, with the reason. */
export default function LotsPage() {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const client = useQueryClient();
  const state = useTableState();
  const [adding, setAdding] = useState(false);
  const [stocked, setStocked] = useState<Lot | null>(null);
  const [recalled, setRecalled] = useState<Lot | null>(null);
  const [form] = Form.useForm<NewLot>();
  const lots = useQuery({ queryKey: ["safety", "lots", state.query], queryFn: () => take(api.GET("/api/safety/lots", { params: { query: state.query } })), placeholderData: keepPreviousData });
  const agents = useQuery({ queryKey: ["safety", "agents"], queryFn: () => take(api.GET("/api/safety/agents", { params: { query: { page_size: 200 } } })) });
  const refresh = () => void client.invalidateQueries({ queryKey: ["safety", "lots"] });
  const add = useMutation({
    mutationFn: ({ expires_on, container_ml, ...lot }: NewLot) =>
      take(api.POST("/api/safety/lots", { body: { ...lot, barcode: lot.barcode ?? "", expires_on: expires_on ? expires_on.format("YYYY-MM-DD") : null, container_ml: container_ml ?? null } })),
    onSuccess: () => {
      setAdding(false);
      form.resetFields();
      refresh();
    },
    onError: (error) => {
      if (error instanceof ProblemError) spreadOnForm(error, form);
    },
  });
  const block = useMutation({
    mutationFn: ({ lot, why }: { lot: Lot; why: string }) => take(api.POST("/api/safety/lots/{lot_id}/block", { params: { path: { lot_id: lot.id } }, body: { is_blocked: !lot.is_blocked, reason_text: why, version: lot.version ?? 1 } })),
    onSuccess: () => setRecalled(null),
    onSettled: refresh,
  });
  const columns: Column<Lot>[] = [
    { key: "agent", title: t("lots.agent"), render: (lot) => <span className="m">{pick(lot.agent.names, lang)}</span> },
    { key: "group", title: t("lots.group"), render: (lot) => <AgentGroups agent={lot.agent} /> },
    { key: "lot", title: t("lots.lot"), sort: "lot", render: (lot) => <span className="num">{lot.lot}</span> },
    { key: "expires", title: t("lots.expires"), sort: "expires_on", render: (lot) => <span className="num">{lot.expires_on ?? "–"}</span> },
    { key: "hand", title: t("stock.onHand"), sort: "on_hand", align: "right", render: (lot) => <span className={(lot.on_hand ?? 0) < 0 ? "num bad m" : "num"}>{lot.on_hand ?? "–"}</span> },
    { key: "ml", title: "mL", align: "right", render: (lot) => (lot.container_ml ? Number(lot.container_ml) : "–") },
    { key: "barcode", title: t("lots.barcode"), optional: true, render: (lot) => lot.barcode },
    { key: "state", title: t("reactions.state"), render: (lot) => <span className={`tag ${COLOURS[lot.state]}`} title={lot.block_reason}>{t(`lots.state.${lot.state}`)}</span> },
    {
      key: "act",
      title: "",
      render: (lot) => (
        <span className="row">
          <button type="button" className="btn sm" onClick={() => setStocked(lot)}>
            {t("stock.open", { lot: lot.lot })}
          </button>
          <button type="button" className="btn sm" disabled={block.isPending} onClick={() => (lot.is_blocked ? block.mutate({ lot, why: "" }) : setRecalled(lot))}>
            {t(lot.is_blocked ? "lots.free" : "lots.block", { lot: lot.lot })}
          </button>
        </span>
      ),
    },
  ];
  return (
    <div className="page fill">
      <SafetyTabs />
      <DataTable
        name="safety-lots"
        label={t("lots.title")}
        columns={columns}
        rowKey={(lot) => lot.id}
        state={state}
        page={lots.data}
        error={lots.error}
        onRetry={() => void lots.refetch()}
        empty={{ title: t("lots.empty"), hint: t("lots.emptyHint") }}
        tools={
          <button type="button" className="btn sm primary" onClick={() => setAdding(true)}>
            {t("lots.add")}
          </button>
        }
      />
      {block.error && !recalled && <ProblemNote error={block.error} />}
      {stocked && <StockDialog lot={stocked} onClose={() => setStocked(null)} />}
      {recalled && <ConfirmWithReason act={t("lots.block", { lot: recalled.lot })} hint={t("lots.blockHint")} error={block.error} pending={block.isPending} onConfirm={(why) => block.mutate({ lot: recalled, why })} onCancel={() => setRecalled(null)} />}
      <Modal open={adding} title={t("lots.add")} okText={t("lots.add")} cancelText={t("common:back")} okButtonProps={{ loading: add.isPending }} onOk={() => form.submit()} onCancel={() => setAdding(false)} destroyOnHidden>
        <Form form={form} name="lot" layout="vertical" requiredMark={false} onFinish={(values) => add.mutate(values)}>
          <Form.Item name="agent_code" label={t("lots.agent")} rules={[{ required: true, message: t("lots.needed") }]}>
            <Select showSearch={{ optionFilterProp: "label" }} options={agents.data?.results.map((agent) => ({ value: agent.code, label: pick(agent.names, lang) }))} />
          </Form.Item>
          <Form.Item name="lot" label={t("lots.lot")} rules={[{ required: true, whitespace: true, message: t("lots.needed") }]}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="expires_on" label={t("lots.expires")}>
            <DatePicker />
          </Form.Item>
          <Form.Item name="container_ml" label={t("lots.container")}>
            <InputNumber min={1} max={2000} />
          </Form.Item>
          <Form.Item name="barcode" label={t("lots.barcode")}>
            <Input maxLength={80} />
          </Form.Item>
        </Form>
        {add.error && <ProblemNote error={add.error} fieldsShown />}
      </Modal>
    </div>
  );
}
