import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { OrderClock } from "./OrderClock";
import { OrderWork } from "./OrderWork";
import { OrderWindow } from "./OrderWindow";
import { useOrderAction, type OrderAction, type PauseReason } from "../api/actions";

const WAITS: PauseReason[] = ["part", "vendor", "access"];

/** One work order: its story, and the steps that its state allows. Finishing asks for the outcome. */
export function OrderView({ orderId }: { orderId: number }) {
  const { t } = useTranslation("devices");
  const may = useMay("work_order.write");
  const act = useOrderAction();
  const [note, setNote] = useState("");
  const [waitsFor, setWaitsFor] = useState<PauseReason>("part");
  const query = useQuery({
    queryKey: ["devices", "order", orderId],
    queryFn: () => take(api.GET("/api/work-orders/{order_id}", { params: { path: { order_id: orderId } } })),
    refetchInterval: 30_000,
  });
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const order = query.data;
  const step = (action: OrderAction) => act.mutate({ id: order.id, action, version: order.version ?? 1, note: note.trim(), waits_for: action === "pause" ? waitsFor : null }, { onSuccess: () => setNote("") });
  const actions = order.allowed_actions as OrderAction[];
  return (
    <>
      <p className="row">
        <b>{order.number}</b>
        <Link to={`/devices/${order.device_id}`}>{order.device_code}</Link>
        <span className="tag">{t(`orderState.${order.state}`)}</span>
        <span className="meta">{t(`severity.${order.priority}`)}</span>
      </p>
      {order.reason && <p className="alarm-quote">{order.reason.text}</p>}
      {order.summary && <p>{order.summary}</p>}
      {order.outcome && (
        <p className="t2">
          {t("orders.outcome")}: {order.outcome}
        </p>
      )}
      {order.to_do && (
        <p className="alarm-quote">
          {t("orders.toDo")}: {order.to_do}
        </p>
      )}
      {order.clock && <OrderClock clock={order.clock} />}
      {order.signed_at && (
        <p className="t2">
          {t("orders.signedBy", { name: order.signed_by })} <TimeText at={order.signed_at} shape="full" />
        </p>
      )}
      <OrderWindow order={order} />
      <OrderWork order={order} mayWrite={may} />
      {may && actions.length > 0 && (
        <div className="order-acts">
          <Input.TextArea aria-label={t("orders.note")} placeholder={t("orders.note")} value={note} maxLength={4000} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => setNote(event.target.value)} />
          {actions.includes("pause") && (
            <div className="row">
              <span className="t3">{t("clock.waits")}</span>
              <Select aria-label={t("clock.waits")} style={{ width: 180 }} value={waitsFor} onChange={setWaitsFor} options={WAITS.map((value) => ({ value, label: t(`clock.waitsFor.${value}`) }))} />
            </div>
          )}
          <div className="row" style={{ flexWrap: "wrap" }}>
            {actions.map((action, at) => (
              <button key={action} type="button" className={at === 0 ? "btn primary" : "btn"} disabled={act.isPending || (action === "finish" && !note.trim())} onClick={() => step(action)}>
                {t(`orders.act.${action}`)}
              </button>
            ))}
          </div>
        </div>
      )}
      {act.isError && <ProblemNote error={act.error} />}
      <h3 className="cap">{t("alarms.history")}</h3>
      <ul className="history">
        {order.events.map((event, at) => (
          <li key={at}>
            <TimeText at={event.at} shape="full" />
            <span>
              {t(`orders.did.${event.action}`, { defaultValue: event.action })} {event.note && <span className="t2">{event.note}</span>}
            </span>
            <span className="meta">{event.actor_name}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
