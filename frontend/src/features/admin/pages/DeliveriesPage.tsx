import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { CodedText } from "@/shared/ui/CodedText";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import type { Delivery } from "../api/types";

const LOOK: Record<string, string> = { done: "tag green", open: "tag blue", parked: "tag red" };

/** Which event reached whom: open ones wait, parked ones need a person. */
export default function DeliveriesPage() {
  const { t } = useTranslation("admin");
  const client = useQueryClient();
  const mayRetry = useMay("event.retry");
  const state = useTableState();
  const query = useQuery({ queryKey: ["admin", "deliveries", state.query], queryFn: () => take(api.GET("/api/events/deliveries", { params: { query: state.query } })), placeholderData: keepPreviousData });
  const retry = useMutation({
    mutationFn: (id: number) => api.POST("/api/events/deliveries/{delivery_id}/retry", { params: { path: { delivery_id: id } } }),
    onSettled: () => client.invalidateQueries({ queryKey: ["admin", "deliveries"] }),
  });
  const columns: Column<Delivery>[] = [
    { key: "recorded", title: t("events.recorded"), render: (row) => <TimeText at={row.recorded_at} shape="full" /> },
    { key: "name", title: t("events.name"), render: (row) => <CodedText text={row.name_text} code={row.name} /> },
    { key: "aggregate", title: t("events.aggregate"), render: (row) => <span className="cut" style={{ display: "block", maxWidth: 220 }} title={row.aggregate}>{row.aggregate_text}</span> },
    { key: "subscriber", title: t("events.subscriber"), render: (row) => <CodedText text={row.subscriber_text} code={row.subscriber} /> },
    { key: "attempts", title: t("events.attempts"), align: "right", render: (row) => row.attempts },
    {
      key: "status",
      title: t("users.state"),
      render: (row) => (
        <span className="row">
          <span className={LOOK[row.status ?? ""] ?? "tag"}>{t(`events.status.${row.status}`, { defaultValue: row.status })}</span>
          {row.status === "parked" && mayRetry && (
            <button type="button" className="btn sm" disabled={retry.isPending} onClick={() => retry.mutate(row.id)}>
              {t("events.retry")}
            </button>
          )}
        </span>
      ),
    },
    { key: "error", title: t("events.error"), render: (row) => row.error && <CodedText text={t("events.failed")} code={row.error} /> },
    { key: "done", title: t("events.done"), optional: true, render: (row) => <TimeText at={row.done_at} shape="full" /> },
  ];
  return (
    <div className="page fill">
      {retry.isError && <ProblemNote error={retry.error} />}
      <DataTable
        name="admin-deliveries"
        label={t("events.title")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={{ title: t("events.empty"), hint: t("events.emptyHint") }}
        tools={
          <Segmented
            aria-label={t("users.state")}
            value={state.filters.status ?? ""}
            onChange={(status) => state.setFilter("status", status)}
            options={["", "open", "parked", "done"].map((status) => ({ value: status, label: t(`events.status.${status || "all"}`) }))}
          />
        }
      />
    </div>
  );
}
