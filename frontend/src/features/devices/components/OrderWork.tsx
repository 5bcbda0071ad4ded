import { Button, Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useZone } from "@/shared/session/site";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { fileAddress, useAddLabour, useAttach, useParts, useUsePart } from "../api/assets";
import type { components } from "@/shared/api/schema";

type Order = components["schemas"]["WorkOrderDetail"];

/** What the order took: hours, parts out of the store, files. Entered until a second person has signed. */
export function OrderWork({ order, mayWrite }: { order: Order; mayWrite: boolean }) {
  const { t } = useTranslation("devices");
  const [adding, setAdding] = useState<"labour" | "part" | null>(null);
  const open = mayWrite && !order.signed_at;
  const hours = order.labour.reduce((sum, row) => sum + row.minutes, 0) / 60;
  return (
    <section className="order-work" aria-label={t("work.title")}>
      <div className="row">
        <h3 className="cap">{t("work.title")}</h3>
        <span className="sp" />
        {open && (
          <>
            <button type="button" className="btn sm ghost" onClick={() => setAdding("labour")}>
              {t("work.addHours")}
            </button>
            {order.state !== "done" && order.state !== "cancelled" && (
              <button type="button" className="btn sm ghost" onClick={() => setAdding("part")}>
                {t("work.usePart")}
              </button>
            )}
            <Attach orderId={order.id} />
          </>
        )}
      </div>
      {order.labour.length + order.parts_used.length + order.files.length === 0 && adding === null && <p className="meta">{t("work.none")}</p>}
      <ul className="history">
        {order.labour.map((row) => (
          <li key={`l${row.id}`}>
            <span className="num">{row.on}</span>
            <span>
              {row.person} {row.is_vendor && <span className="tag">{t("work.vendor")}</span>} {row.is_travel && <span className="tag">{t("work.travel")}</span>} <span className="t2">{row.note}</span>
            </span>
            <span className="meta">{t("work.minutes", { count: row.minutes })}</span>
          </li>
        ))}
        {order.parts_used.map((row) => (
          <li key={`p${row.id}`}>
            <TimeText at={row.at} shape="full" />
            <span>
              <span className="m">{row.number}</span> {row.name} <span className="t2">{row.note}</span>
            </span>
            <span className="meta">× {row.amount}</span>
          </li>
        ))}
        {order.files.map((row) => (
          <li key={`f${row.id}`}>
            <TimeText at={row.added_at} shape="full" />
            <a href={fileAddress(order.id, row.id)} download={row.name}>
              {row.name}
            </a>
            <span className="meta">{Math.ceil(row.size / 1024)} kB</span>
          </li>
        ))}
      </ul>
      {order.labour.length > 1 && <p className="meta">{t("work.sum", { hours: hours.toFixed(1) })}</p>}
      {adding === "labour" && <Labour orderId={order.id} onDone={() => setAdding(null)} />}
      {adding === "part" && <UsePart orderId={order.id} onDone={() => setAdding(null)} />}
    </section>
  );
}

function Labour({ orderId, onDone }: { orderId: number; onDone: () => void }) {
  const { t } = useTranslation("devices");
  const zone = useZone();
  const add = useAddLabour(orderId, onDone);
  const needed = [{ required: true, message: t("needed") }];
  return (
    <Form layout="vertical" name="labour" requiredMark={false} initialValues={{ on: isoDay(departmentNow(), zone), is_travel: false, is_vendor: false, note: "" }} onFinish={(values) => add.mutate(values)}>
      <div className="row contract-pair">
        <Form.Item name="person" label={t("work.person")} rules={[{ required: true, whitespace: true, message: t("needed") }]}>
          <Input maxLength={120} autoFocus />
        </Form.Item>
        <Form.Item name="minutes" label={t("work.duration")} rules={needed}>
          <InputNumber min={1} max={1440} precision={0} suffix="min" />
        </Form.Item>
        <Form.Item name="on" label={t("work.day")} rules={needed}>
          <Input type="date" />
        </Form.Item>
      </div>
      <div className="row contract-pair">
        <Form.Item name="is_vendor" valuePropName="checked">
          <Checkbox>{t("work.vendor")}</Checkbox>
        </Form.Item>
        <Form.Item name="is_travel" valuePropName="checked">
          <Checkbox>{t("work.travel")}</Checkbox>
        </Form.Item>
      </div>
      {add.isError && <ProblemNote error={add.error} />}
      <Button htmlType="submit" loading={add.isPending}>
        {t("work.addHours")}
      </Button>
    </Form>
  );
}

function UsePart({ orderId, onDone }: { orderId: number; onDone: () => void }) {
  const { t } = useTranslation("devices");
  const parts = useParts("active");
  const use = useUsePart(orderId, onDone);
  const needed = [{ required: true, message: t("needed") }];
  return (
    <Form layout="vertical" name="use-part" requiredMark={false} initialValues={{ amount: 1, note: "" }} onFinish={(values: { part_id: number; amount: number; note: string }) => use.mutate(values)}>
      <div className="row contract-pair">
        <Form.Item name="part_id" label={t("stock.name")} rules={needed}>
          <Select showSearch optionFilterProp="label" options={(parts.data?.results ?? []).map((part) => ({ value: part.id, label: `${part.number} ${part.name} (${part.amount})` }))} />
        </Form.Item>
        <Form.Item name="amount" label={t("stock.amount")} rules={needed}>
          <InputNumber precision={0} min={-1000} max={1000} />
        </Form.Item>
      </div>
      {use.isError && <ProblemNote error={use.error} />}
      <Button htmlType="submit" loading={use.isPending}>
        {t("work.usePart")}
      </Button>
    </Form>
  );
}

function Attach({ orderId }: { orderId: number }) {
  const { t } = useTranslation("devices");
  const id = useId();
  const attach = useAttach(orderId);
  return (
    <>
      <label className="btn sm ghost" htmlFor={id}>
        {t("work.attach")}
      </label>
      <input
        id={id}
        type="file"
        className="visually-hidden"
        accept="application/pdf,image/png,image/jpeg,text/plain"
        disabled={attach.isPending}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) attach.mutate(file);
        }}
      />
      {attach.isError && <ProblemNote error={attach.error} />}
    </>
  );
}
