import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { Glyph } from "@/shared/ui/Icon";
import { Kbd } from "@/shared/ui/Kbd";
import { EmptyState, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useAcknowledge } from "../api/actions";
import type { Alarm } from "../api/types";
import { groupAlarms, isTrouble, type AlarmGroup } from "../model/groups";
import { OrderDialog } from "./OrderDialog";

interface Props {
  alarms: Alarm[];
  onSelect?: (deviceId: number) => void;
}

/** Open alarms by root cause. A acknowledges the first group that nobody has seen. */
export function AlarmList({ alarms, onSelect }: Props) {
  const { t } = useTranslation("devices");
  const groups = groupAlarms(alarms);
  const mayAcknowledge = useMay("alarm.acknowledge");
  const acknowledge = useAcknowledge();
  const first = groups.find((group) => group.fresh.length > 0);
  useHotkey("A", () => first && acknowledge.mutate(first.fresh), { label: t("alarms.acknowledge"), when: mayAcknowledge && !!first });
  if (groups.length === 0) return <EmptyState title={t("alarms.none")} hint={t("alarms.noneHint")} />;
  return (
    <>
      {acknowledge.isError && <ProblemNote error={acknowledge.error} />}
      {groups.map((group) => (
        <Group key={group.key} group={group} isFirst={group === first} mayAcknowledge={mayAcknowledge} onAcknowledge={() => acknowledge.mutate(group.fresh)} onSelect={onSelect} />
      ))}
    </>
  );
}

const SHOWN = 3;

interface GroupProps {
  group: AlarmGroup;
  isFirst: boolean;
  mayAcknowledge: boolean;
  onAcknowledge: () => void;
  onSelect?: (deviceId: number) => void;
}

function Group({ group, isFirst, mayAcknowledge, onAcknowledge, onSelect }: GroupProps) {
  const { t } = useTranslation("devices");
  const [ordering, setOrdering] = useState(false);
  const [wide, setWide] = useState(false);
  const mayOrder = useMay("work_order.write");
  const order = group.alarms.flatMap((alarm) => alarm.work_orders).find((one) => one.state !== "done" && one.state !== "cancelled");
  const lang = useLang();
  const cause = t(`cause.${group.cause}`, { defaultValue: group.cause });
  const title = t("alarms.group", { device: group.supply ? pick(group.supply.names, lang) : group.deviceCode, cause });
  const action = group.alarms[0]?.texts.action;
  return (
    <section className={`alarm-group ${isTrouble(group.worst) ? "trouble" : "warn"} ${group.fresh.length ? "fresh" : ""}`}>
      <header>
        <Glyph name="problem" />
        {onSelect ? (
          <button type="button" className="as-text m" onClick={() => onSelect(group.deviceId)}>
            {title}
          </button>
        ) : (
          <b>{title}</b>
        )}
        <span className={isTrouble(group.worst) ? "tag red" : "tag amber"}>{t(`severity.${group.worst}`)}</span>
        {group.alarms.length > 1 && <span className="meta">{t("alarms.count", { count: group.alarms.length })}</span>}
        {group.supply && <span className="meta">{group.devices.join(", ")}</span>}
        <span className="sp" />
        {order ? (
          <span className="meta">{order.number}</span>
        ) : (
          mayOrder && (
            <button type="button" className="btn sm ghost" onClick={() => setOrdering(true)}>
              {t("orders.open")}
            </button>
          )
        )}
        {mayAcknowledge && group.fresh.length > 0 && (
          <button type="button" className="btn sm" onClick={onAcknowledge}>
            {t("alarms.acknowledge")}
            {isFirst && <Kbd keys="A" />}
          </button>
        )}
      </header>
      {action && <p className="alarm-action">{pick(action, lang)}</p>}
      <ul>
        {group.alarms.slice(0, wide ? undefined : SHOWN).map((alarm) => (
          <li key={alarm.id}>
            <span className={isTrouble(alarm.severity) ? "bad" : "warn"}>
              <Glyph name="problem" />
            </span>
            <div className="sp">
              <p>{group.supply ? t("alarms.ofDevice", { device: alarm.device_code, text: alarm.reason.text }) : alarm.reason.text}</p>
              <p className="meta">
                {alarm.rule} · {t(`alarmState.${alarm.state}`)}
                {alarm.chatter ? ` · ${t("alarms.chatter", { count: alarm.chatter })}` : ""}
              </p>
            </div>
            <div className="r">
              <TimeText at={alarm.raised_at} />
              <p className={alarm.acknowledged_at ? "meta" : "meta bad"}>{alarm.acknowledged_at ? t("alarms.seenBy", { name: alarm.acknowledged_by }) : t("alarms.new")}</p>
            </div>
          </li>
        ))}
        {group.alarms.length > SHOWN && (
          <li>
            <button type="button" className="as-text link" aria-expanded={wide} onClick={() => setWide(!wide)}>
              {wide ? t("alarms.fewer") : t("alarms.more", { count: group.alarms.length - SHOWN })}
            </button>
          </li>
        )}
      </ul>
      {ordering && <OrderDialog deviceId={group.deviceId} deviceCode={group.deviceCode} alarm={group.alarms[0]} onClose={() => setOrdering(false)} />}
    </section>
  );
}
