import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import type { Subscription } from "../api/types";
import { findState, STATE_LOOK } from "../model/subscription";
import "../interop.css";

type Act = "pause" | "resume" | "end";

/** Who asked by FHIR to be told of what, how the line to each is, and what can be done about it. */
export default function SubscriptionsPage() {
  const { t } = useTranslation("interop");
  const state = useTableState();
  const client = useQueryClient();
  const mayWrite = useMay("message.write");
  const [asking, setAsking] = useState<{ act: Act; row: Subscription } | null>(null);
  const query = useQuery({ queryKey: ["interop", "subscriptions", state.query], queryFn: () => take(api.GET("/api/messages/subscriptions", { params: { query: state.query } })), placeholderData: keepPreviousData, refetchInterval: 15_000 });
  const change = useMutation({
    mutationFn: ({ act, row, reason }: { act: Act; row: Subscription; reason: string }) => {
      const path = { subscription_id: row.id };
      return act === "end"
        ? take(api.POST("/api/messages/subscriptions/{subscription_id}/end", { params: { path }, body: { reason } }))
        : take(api.POST("/api/messages/subscriptions/{subscription_id}/pause", { params: { path }, body: { is_paused: act === "pause", reason } }));
    },
    onSuccess: () => {
      setAsking(null);
      void client.invalidateQueries({ queryKey: ["interop"] });
    },
  });
  const ask = (act: Act, row: Subscription) => {
    change.reset();
    setAsking({ act, row });
  };
  const columns: Column<Subscription>[] = [
    { key: "state", title: t("state"), render: (row) => <StateTag row={row} at={query.dataUpdatedAt} /> },
    { key: "token", title: t("subscription.token"), render: (row) => row.token_name },
    {
      key: "what",
      title: t("subscription.what"),
      render: (row) => (
        <>
          <span className="m">{row.criteria ? `${row.kind}?${row.criteria}` : row.kind}</span> {row.has_payload && <span className="tag line">{t("subscription.payload")}</span>}
        </>
      ),
    },
    { key: "where", title: t("subscription.where"), render: (row) => <span className="m">{row.endpoint}</span> },
    { key: "last", title: t("subscription.last"), render: (row) => <TimeText at={row.answered_at} shape="full" /> },
    {
      key: "waiting",
      title: t("subscription.waiting"),
      render: (row) => (
        <>
          <Link to={`/messages/out?status=pending&destination=${row.line}`}>{t("overview.pending", { count: row.n_pending })}</Link>{" "}
          {row.n_parked > 0 && <Link to={`/messages/out?status=parked&destination=${row.line}`}>{t("overview.parked", { count: row.n_parked })}</Link>}
        </>
      ),
    },
    { key: "acts", title: "", render: (row) => mayWrite && row.status === "active" && <Acts row={row} onAsk={(act) => ask(act, row)} /> },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="interop-subscriptions"
        label={t("subscription.title")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={{ title: t("subscription.empty"), hint: t("subscription.emptyHint") }}
        tools={
          <Segmented
            aria-label={t("state")}
            value={state.filters.status ?? ""}
            onChange={(status) => state.setFilter("status", status)}
            options={["", "active", "off"].map((status) => ({ value: status, label: status ? t(`subscription.state.${status}`) : t("inbound.status.all") }))}
          />
        }
      />
      {asking && (
        <ConfirmWithReason
          act={t(`subscription.${asking.act}`, { name: asking.row.token_name })}
          hint={t(`subscription.${asking.act}Hint`)}
          danger={asking.act === "end"}
          error={change.error}
          pending={change.isPending}
          onConfirm={(reason) => change.mutate({ ...asking, reason })}
          onCancel={() => setAsking(null)}
        />
      )}
    </div>
  );
}

function StateTag({ row, at }: { row: Subscription; at: number }) {
  const { t } = useTranslation("interop");
  const state = findState(row, new Date(at));
  return <span className={STATE_LOOK[state]}>{t(`subscription.state.${state}`)}</span>;
}

function Acts({ row, onAsk }: { row: Subscription; onAsk: (act: Act) => void }) {
  const { t } = useTranslation("interop");
  const acts: Act[] = [row.is_paused ? "resume" : "pause", "end"];
  return (
    <div className="row">
      {acts.map((act) => (
        <button key={act} type="button" className="btn sm" onClick={() => onAsk(act)}>
          {t(`subscription.${act}`, { name: row.token_name })}
        </button>
      ))}
    </div>
  );
}
