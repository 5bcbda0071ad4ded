import { useQuery } from "@tanstack/react-query";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useAcknowledge, useReset, useShelve } from "../api/actions";
import { AlarmChart } from "./AlarmChart";
import { OrderDialog } from "./OrderDialog";

const SHELVE_H = 4;
const TEXTS = ["cause", "consequence", "action"] as const;

/** One alarm with everything that happened to it, and what a person can do. */
export function AlarmView({ alarmId }: { alarmId: number }) {
  const { t } = useTranslation("devices");
  const [ordering, setOrdering] = useState(false);
  const lang = useLang();
  const may = useMay("alarm.acknowledge");
  const mayOrder = useMay("work_order.write");
  const acknowledge = useAcknowledge();
  const shelve = useShelve();
  const reset = useReset();
  const query = useQuery({
    queryKey: ["devices", "alarm", alarmId],
    queryFn: () => take(api.GET("/api/alarms/{alarm_id}", { params: { path: { alarm_id: alarmId } } })),
    refetchInterval: 5_000,
  });
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const alarm = query.data;
  const isOpen = !alarm.cleared_at;
  const failed = [acknowledge, shelve, reset].find((act) => act.isError);
  return (
    <>
      <p className="alarm-quote">{alarm.reason.text}</p>
      <dl className="keys-list alarm-texts">
        {TEXTS.map((name) => {
          const words = alarm.texts[name];
          return (
            words && (
              <Fragment key={name}>
                <dt className="t3">{t(`alarms.text.${name}`)}</dt>
                <dd className={name === "action" ? "m" : undefined}>{pick(words, lang)}</dd>
              </Fragment>
            )
          );
        })}
      </dl>
      <dl className="keys-list">
        <dt className="t3">{t("alarms.severity")}</dt>
        <dd>{t(`severity.${alarm.severity}`)}</dd>
        <dt className="t3">{t("alarms.rule")}</dt>
        <dd>
          {alarm.rule} <span className="meta">{alarm.policy_version}</span>
        </dd>
        <dt className="t3">{t("one.state")}</dt>
        <dd>{t(`alarmState.${alarm.state}`)}</dd>
        <dt className="t3">{t("alarms.shelved")}</dt>
        <dd>
          <TimeText at={alarm.shelved_until} shape="full" />
        </dd>
        {alarm.supply && (
          <>
            <dt className="t3">{t("supply.one")}</dt>
            <dd>{pick(alarm.supply.names, lang)}</dd>
          </>
        )}
        <dt className="t3">{t("orders.one")}</dt>
        <dd>{alarm.work_orders.map((order) => order.number).join(", ") || "–"}</dd>
      </dl>
      <div className="row" style={{ margin: "12px 0", flexWrap: "wrap" }}>
        {may && !alarm.acknowledged_at && (
          <button type="button" className="btn primary" onClick={() => acknowledge.mutate([alarm.id])}>
            {t("alarms.acknowledge")}
          </button>
        )}
        {mayOrder && (
          <button type="button" className="btn" onClick={() => setOrdering(true)}>
            {t("orders.open")}
          </button>
        )}
        {may && isOpen && (
          <button type="button" className="btn" onClick={() => shelve.mutate({ id: alarm.id, until: alarm.shelved_until ? null : new Date(departmentNow() + SHELVE_H * 3_600_000).toISOString() })}>
            {alarm.shelved_until ? t("alarms.unshelve") : t("alarms.shelve", { hours: SHELVE_H })}
          </button>
        )}
        {may && isOpen && alarm.latching && (
          <button type="button" className="btn outline-danger" onClick={() => reset.mutate(alarm.id)}>
            {t("alarms.reset")}
          </button>
        )}
      </div>
      {failed && <ProblemNote error={failed.error} />}
      <AlarmChart alarm={alarm} />
      <h3 className="cap">{t("alarms.history")}</h3>
      <ul className="history">
        {alarm.events.map((event, at) => (
          <li key={at}>
            <TimeText at={event.at} shape="seconds" />
            <span>{event.reason ? event.reason.text : t(`alarms.act.${event.kind}`, { defaultValue: event.kind })}</span>
            <span className="meta">{event.actor_name}</span>
          </li>
        ))}
      </ul>
      {alarm.similar.length > 0 && (
        <>
          <h3 className="cap">{t("alarms.similar")}</h3>
          <ul className="history">
            {alarm.similar.map((past) => (
              <li key={past.id}>
                <TimeText at={past.raised_at} shape="full" />
                <span>
                  {past.device_code} · {past.orders.map((order) => t("alarms.mendedBy", { number: order.number, outcome: order.outcome })).join("; ") || t("alarms.byItself")}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {ordering && <OrderDialog deviceId={alarm.device_id} deviceCode={alarm.device_code} alarm={alarm} onClose={() => setOrdering(false)} />}
    </>
  );
}
