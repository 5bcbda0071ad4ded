import { Button, Drawer, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { useMay } from "@/shared/session/session";
import { useSite } from "@/shared/session/site";
import { ProblemNote } from "@/shared/ui/states";
import { type Part, type PartFacts, useMoveStock, useParts, useSavePart } from "../api/assets";
import { useDeviceModels } from "../api/quality";
import { ListFrame } from "./ListFrame";

/** Spare parts: what lies where, and what has to be ordered again. */
export function StockPanel() {
  const { t } = useTranslation("devices");
  const mayWrite = useMay("work_order.write");
  const query = useParts("active");
  const [open, setOpen] = useState<Part | "new" | null>(null);
  return (
    <>
    <ListFrame
      words="stock"
      query={query}
      columns={[{ label: t("stock.number") }, { label: t("stock.name") }, { label: t("stock.place") }, { label: t("stock.amount"), right: true }, { label: t("stock.least"), right: true }, { label: t("stock.lead"), right: true }]}
      onNew={mayWrite ? () => setOpen("new") : undefined}
    >
{query.data?.results.map((row) => (
              <tr key={row.id}>
                <td className="m">
                  {mayWrite ? (
                    <button type="button" className="as-text link" onClick={() => setOpen(row)}>
                      {row.number}
                    </button>
                  ) : (
                    row.number
                  )}
                </td>
                <td>
                  {row.name} <span className="meta">{row.vendor}</span>
                </td>
                <td>{row.place || "–"}</td>
                <td className="r num">
                  {row.amount} {row.is_short && <span className="tag red">{t("stock.short")}</span>}
                </td>
                <td className="r num">{row.least}</td>
                <td className="r num">{row.lead_days ?? "–"}</td>
              </tr>
))}
    </ListFrame>
      {open && <PartDrawer part={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

function PartDrawer({ part, onClose }: { part: Part | null; onClose: () => void }) {
  const { t } = useTranslation("devices");
  const { site } = useSite();
  const [form] = Form.useForm<PartFacts>();
  const models = useDeviceModels();
  const save = useSavePart(part, site?.id ?? 0, onClose);
  const needed = [{ required: true, whitespace: true, message: t("needed") }];
  return (
    <Drawer open size={420} title={part ? `${part.number} ${part.name}` : t("stock.new")} onClose={onClose} destroyOnHidden>
      {part && <Move part={part} onDone={onClose} />}
      <Form<PartFacts>
        form={form}
        name="part"
        layout="vertical"
        requiredMark={false}
        initialValues={{ vendor: "", place: "", least: 0, is_active: true, fits: [], ...part }}
        onFinish={(values) => save.mutate({ ...values, is_active: true }, { onError: (error) => error instanceof ProblemError && spreadOnForm(error, form) })}
      >
        <Form.Item name="number" label={t("stock.number")} rules={needed}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="name" label={t("stock.name")} rules={needed}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="vendor" label={t("contract.vendor")}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="place" label={t("stock.place")}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="fits" label={t("stock.fits")}>
          <Select mode="multiple" options={(models.data?.results ?? []).map((model) => ({ value: model.code, label: model.name }))} optionFilterProp="label" />
        </Form.Item>
        <div className="row contract-pair">
          <Form.Item name="least" label={t("stock.least")}>
            <InputNumber min={0} max={1_000_000} precision={0} />
          </Form.Item>
          <Form.Item name="lead_days" label={t("stock.lead")}>
            <InputNumber min={0} max={3660} precision={0} />
          </Form.Item>
        </div>
        {save.isError && <ProblemNote error={save.error} />}
        <Button type={part ? "default" : "primary"} htmlType="submit" loading={save.isPending}>
          {part ? t("stock.save") : t("stock.add")}
        </Button>
      </Form>
    </Drawer>
  );
}

function Move({ part, onDone }: { part: Part; onDone: () => void }) {
  const { t } = useTranslation("devices");
  const move = useMoveStock(part.id, onDone);
  return (
    <Form layout="vertical" name="move" requiredMark={false} className="component-act" onFinish={(values: { amount: number; note: string }) => move.mutate(values)}>
      <p>{t("stock.there", { count: part.amount })}</p>
      <div className="row contract-pair">
        <Form.Item name="amount" label={t("stock.move")} extra={t("stock.moveHint")} rules={[{ required: true, message: t("needed") }]}>
          <InputNumber min={-1_000_000} max={1_000_000} precision={0} />
        </Form.Item>
        <Form.Item name="note" label={t("stock.why")} rules={[{ required: true, whitespace: true, message: t("needed") }]}>
          <Input maxLength={300} />
        </Form.Item>
      </div>
      {move.isError && <ProblemNote error={move.error} />}
      <Button type="primary" htmlType="submit" loading={move.isPending}>
        {t("stock.doMove")}
      </Button>
    </Form>
  );
}
