import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Drawer, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { api, take } from "@/shared/api/client";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import type { WorkOrder } from "../api/types";
import { ClockCell } from "../components/OrderClock";
import { OrderView } from "../components/OrderView";
import { useOpenRow } from "../hooks/useOpenRow";
import { isTrouble } from "../model/groups";
import "../devices.css";

const SCOPES = ["open", "closed", "all"] as const;

/** Work orders: what is to be done, by whom, and what came of it. */
export default function OrdersPage() {
  const { t } = useTranslation("devices");
  const state = useTableState();
  const [params] = useSearchParams();
  const { row: _row, ...filters } = Object.fromEntries(params.entries());
  const query = useQuery({
    queryKey: ["devices", "orders", filters],
    queryFn: () => take(api.GET("/api/work-orders", { params: { query: state.query } })),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
  const [open, choose] = useOpenRow();
  const columns: Column<WorkOrder>[] = [
    { key: "number", title: t("orders.number"), sort: "number", render: (order) => <span className="m">{order.number}</span> },
    { key: "device", title: t("one.device"), render: (order) => <Link to={`/devices/${order.device_id}`}>{order.device_code}</Link> },
    { key: "priority", title: t("orders.priority"), sort: "priority", render: (order) => <span className={isTrouble(order.priority) ? "tag red" : "tag"}>{t(`severity.${order.priority}`)}</span> },
    { key: "what", title: t("orders.summary"), render: (order) => order.summary || order.reason?.text || "–" },
    { key: "state", title: t("one.state"), sort: "state", render: (order) => t(`orderState.${order.state}`) },
    { key: "clock", title: t("clock.title"), render: (order) => <ClockCell clock={order.clock} /> },
    { key: "assignee", title: t("orders.assignee"), render: (order) => order.assignee || "–" },
    { key: "opened", title: t("orders.opened"), sort: "opened_at", render: (order) => <TimeText at={order.opened_at} shape="full" /> },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="work-orders"
        label={t("orders.title")}
        columns={columns}
        rowKey={(order) => order.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(order) => choose(order.id)}
        selected={open}
        empty={{ title: t("orders.none"), hint: t("orders.noneHint") }}
        tools={
          <Select
            aria-label={t("alarms.scope")}
            style={{ width: 140 }}
            value={state.filters.scope ?? "open"}
            onChange={(scope: string) => state.setFilter("scope", scope === "open" ? undefined : scope)}
            options={SCOPES.map((scope) => ({ value: scope, label: t(`orders.scopeOf.${scope}`) }))}
          />
        }
      />
      <Drawer open={open !== null} size={480} title={t("orders.one")} onClose={() => choose(null)} destroyOnHidden>
        {open && <OrderView orderId={open} />}
      </Drawer>
    </div>
  );
}
