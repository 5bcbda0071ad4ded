import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Drawer, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { Kbd } from "@/shared/ui/Kbd";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { useAcknowledge } from "../api/actions";
import type { Alarm } from "../api/types";
import { AlarmTabs } from "../components/AlarmTabs";
import { AlarmView } from "../components/AlarmView";
import { useLiveFleet } from "../hooks/useLiveFleet";
import { useOpenRow } from "../hooks/useOpenRow";
import { isTrouble } from "../model/groups";
import "../devices.css";

const SCOPES = ["open", "muted", "shelved", "closed", "all"] as const;

/** Every alarm there is or was. A acknowledges those of this page that are new. */
export default function AlarmsPage() {
  useLiveFleet();
  const { t } = useTranslation("devices");
  const state = useTableState();
  const [open, choose] = useOpenRow();
  const may = useMay("alarm.acknowledge");
  const acknowledge = useAcknowledge();
  const query = useQuery({
    queryKey: ["devices", "alarms", state.query],
    queryFn: () => take(api.GET("/api/alarms", { params: { query: state.query } })),
    placeholderData: keepPreviousData,
    refetchInterval: 5_000,
  });
  const fresh = (query.data?.results ?? []).filter((alarm) => !alarm.acknowledged_at).map((alarm) => alarm.id);
  useHotkey("A", () => acknowledge.mutate(fresh), { label: t("alarms.acknowledgePage"), when: may && fresh.length > 0 });
  const columns: Column<Alarm>[] = [
    { key: "raised", title: t("alarms.raised"), sort: "raised_at", render: (alarm) => <TimeText at={alarm.raised_at} shape="full" /> },
    { key: "device", title: t("one.device"), render: (alarm) => <Link to={`/devices/${alarm.device_id}`}>{alarm.device_code}</Link> },
    { key: "severity", title: t("alarms.severity"), sort: "severity", render: (alarm) => <span className={isTrouble(alarm.severity) ? "tag red" : "tag amber"}>{t(`severity.${alarm.severity}`)}</span> },
    { key: "reason", title: t("alarms.reason"), render: (alarm) => alarm.reason.text },
    { key: "cause", title: t("alarms.cause"), render: (alarm) => t(`cause.${alarm.cause}`, { defaultValue: alarm.cause ?? "" }) },
    { key: "state", title: t("one.state"), render: (alarm) => t(`alarmState.${alarm.state}`) },
    { key: "seen", title: t("alarms.seen"), render: (alarm) => (alarm.acknowledged_at ? alarm.acknowledged_by : <span className="bad">{t("alarms.new")}</span>) },
    { key: "order", title: t("orders.one"), render: (alarm) => alarm.work_orders.map((order) => order.number).join(", ") },
    { key: "rule", title: t("alarms.rule"), optional: true, render: (alarm) => <span className="meta">{alarm.rule}</span> },
  ];
  return (
    <div className="page fill">
      <AlarmTabs />
      <DataTable
        name="device-alarms"
        label={t("alarms.title")}
        columns={columns}
        rowKey={(alarm) => alarm.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(alarm) => choose(alarm.id)}
        selected={open}
        empty={{ title: t("alarms.none"), hint: t("alarms.noneHint") }}
        tools={
          <>
            <Select
              aria-label={t("alarms.scope")}
              style={{ width: 190 }}
              value={state.filters.scope ?? "open"}
              onChange={(scope: string) => state.setFilter("scope", scope === "open" ? undefined : scope)}
              options={SCOPES.map((scope) => ({ value: scope, label: t(`alarms.scopeOf.${scope}`) }))}
            />
            {may && fresh.length > 0 && (
              <button type="button" className="btn" onClick={() => acknowledge.mutate(fresh)}>
                {t("alarms.acknowledgePage")}
                <Kbd keys="A" />
              </button>
            )}
          </>
        }
      />
      <Drawer open={open !== null} size={480} title={t("alarms.one")} onClose={() => choose(null)} destroyOnHidden>
        {open && <AlarmView alarmId={open} />}
      </Drawer>
    </div>
  );
}
