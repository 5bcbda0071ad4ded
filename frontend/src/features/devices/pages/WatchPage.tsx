import { Drawer, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { type WatchItem, useWatchItems } from "../api/watch";
import { AlarmTabs } from "../components/AlarmTabs";
import { MuteTable } from "../components/MuteTable";
import { PrecisionTable } from "../components/PrecisionTable";
import { WatchView } from "../components/WatchView";
import "../devices.css";

const VIEWS = ["items", "precision", "mutes"] as const;
const STATES = ["open", "useful", "not_useful", "all"] as const;

/** What detectors find odd, for a person to judge; how often they were right; where they are silent. */
export default function WatchPage() {
  const { t } = useTranslation("devices");
  const state = useTableState();
  const view = VIEWS.find((one) => one === state.filters.view) ?? "items";
  return (
    <div className="page fill">
      <div className="page-head">
        <AlarmTabs />
        <span className="seg" role="group" aria-label={t("watch.title")}>
          {VIEWS.map((one) => (
            <button key={one} type="button" className={one === view ? "on" : undefined} aria-pressed={one === view} onClick={() => state.setFilter("view", one === "items" ? undefined : one)}>
              {t(`watch.view.${one}`)}
            </button>
          ))}
        </span>
        <span className="meta">{t("watch.hint")}</span>
      </div>
      {view === "items" && <Items />}
      {view === "precision" && <PrecisionTable />}
      {view === "mutes" && <MuteTable />}
    </div>
  );
}

function Items() {
  const { t } = useTranslation("devices");
  const lang = useLang();
  const state = useTableState();
  const [open, setOpen] = useState<WatchItem | null>(null);
  const query = useWatchItems(state.query);
  const columns: Column<WatchItem>[] = [
    { key: "started", title: t("watch.started"), sort: "started_at", render: (item) => <TimeText at={item.started_at} shape="full" /> },
    { key: "device", title: t("one.device"), render: (item) => <Link to={`/devices/${item.device_id}`}>{item.device_code}</Link> },
    { key: "channel", title: t("watch.channel"), optional: true, render: (item) => pick(item.channel_names, lang) },
    { key: "reason", title: t("watch.found"), render: (item) => item.reason.text },
    { key: "detector", title: t("watch.detector"), render: (item) => t(`watch.detectorOf.${item.detector}`, { defaultValue: item.detector }) },
    { key: "score", title: t("watch.score"), sort: "score", align: "right", render: (item) => <span className="num">{item.score.toFixed(2)}</span> },
    { key: "last", title: t("watch.last"), sort: "last_at", render: (item) => <TimeText at={item.last_at} shape="full" /> },
    { key: "verdict", title: t("watch.verdict"), render: (item) => (item.verdict ? `${t(item.verdict === "useful" ? "watch.useful" : "watch.notUseful")} · ${item.judged_by}` : <span className="warn">{t("watch.unjudged")}</span>) },
    { key: "order", title: t("orders.one"), render: (item) => item.work_orders.map((order) => order.number).join(", ") },
  ];
  return (
    <>
      <DataTable
        name="watch-items"
        label={t("watch.title")}
        columns={columns}
        rowKey={(item) => item.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={setOpen}
        selected={open?.id}
        empty={{ title: t("watch.none"), hint: t("watch.noneHint") }}
        tools={
          <Select
            aria-label={t("watch.verdict")}
            style={{ width: 140 }}
            value={state.filters.state ?? "open"}
            onChange={(value: string) => state.setFilter("state", value === "open" ? undefined : value)}
            options={STATES.map((value) => ({ value, label: t(`watch.stateOf.${value}`) }))}
          />
        }
      />
      <Drawer open={open !== null} size={480} title={open?.device_code} onClose={() => setOpen(null)} destroyOnHidden>
        {open && <WatchView itemId={open.id} />}
      </Drawer>
    </>
  );
}
