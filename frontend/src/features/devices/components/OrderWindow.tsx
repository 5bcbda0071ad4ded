import { InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useAskWindow, useShortenWindow } from "../api/actions";
import type { WorkOrder } from "../api/types";

const HOUR_MS = 3_600_000;

/** Time on the device for the work: asked of the schedule, with its answer. */
export function OrderWindow({ order }: { order: WorkOrder }) {
  const { t } = useTranslation("devices");
  const may = useMay("work_order.write");
  const ask = useAskWindow();
  const [hours, setHours] = useState<number | null>(2);
  const [days, setDays] = useState<number | null>(7);
  const isOpen = order.state !== "done" && order.state !== "cancelled";
  const mayAsk = may && isOpen && (!order.window_state || order.window_state === "refused");
  if (!order.window_state && !mayAsk) return null;
  const submit = () => {
    const now = departmentNow();
    ask.mutate({
      id: order.id,
      version: order.version ?? 1,
      duration_min: Math.round((hours ?? 0) * 60),
      earliest: new Date(now).toISOString(),
      latest: new Date(now + (days ?? 0) * 24 * HOUR_MS).toISOString(),
    });
  };
  return (
    <section className="order-window">
      <h3 className="cap">{t("orders.window.title")}</h3>
      {order.window_state === "asked" && <p>{t("orders.window.asked", { hours: (order.window_min ?? 0) / 60 })}</p>}
      {order.window_state === "confirmed" && (
        <p>
          {t("orders.window.confirmed")} <TimeText at={order.window_starts_at} shape="full" /> – <TimeText at={order.window_ends_at} shape="full" />
        </p>
      )}
      {may && isOpen && order.window_state === "confirmed" && <ShorterWindow order={order} />}
      {order.window_state === "refused" && <p className="alarm-quote">{order.window_reason?.text ?? t("orders.window.refused")}</p>}
      {mayAsk && (
        <div className="row" style={{ flexWrap: "wrap" }}>
          <InputNumber className="order-figure" aria-label={t("orders.window.hours")} prefix={t("orders.window.hours")} min={0.25} max={168} step={0.5} value={hours} onChange={setHours} />
          <InputNumber className="order-figure" aria-label={t("orders.window.days")} prefix={t("orders.window.days")} min={1} max={60} value={days} onChange={setDays} />
          <button type="button" className="btn" disabled={ask.isPending || !hours || !days} onClick={submit}>
            {t("orders.window.submit")}
          </button>
        </div>
      )}
      {ask.isError && <ProblemNote error={ask.error} />}
    </section>
  );
}

/** The work will be done sooner: the rest of the window goes back to the schedule. */
function ShorterWindow({ order }: { order: WorkOrder }) {
  const { t } = useTranslation("devices");
  const shorten = useShortenWindow();
  const [hours, setHours] = useState<number | null>(null);
  const starts = Date.parse(order.window_starts_at ?? "");
  const most = (Date.parse(order.window_ends_at ?? "") - starts) / HOUR_MS;
  const submit = () => shorten.mutate({ id: order.id, version: order.version ?? 1, ends_at: new Date(starts + (hours ?? 0) * HOUR_MS).toISOString() });
  return (
    <>
      <div className="row" style={{ flexWrap: "wrap" }}>
        <InputNumber className="order-figure" aria-label={t("orders.window.shorterHours")} prefix={t("orders.window.shorterHours")} min={0.25} max={most} step={0.25} value={hours} onChange={setHours} />
        <button type="button" className="btn" disabled={shorten.isPending || !hours || hours >= most} onClick={submit}>
          {t("orders.window.shorten")}
        </button>
      </div>
      {shorten.isError && <ProblemNote error={shorten.error} />}
    </>
  );
}
