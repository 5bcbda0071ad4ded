import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Drawer, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import type { Outbound } from "../api/types";
import { RawMessage } from "../components/RawMessage";
import "../interop.css";

const LOOK: Record<string, string> = { sent: "tag green", pending: "tag blue", parked: "tag red" };

/** The ledger of what leaves: sent and acknowledged, in line, or parked for a person. */
export default function OutboundPage() {
  const { t } = useTranslation("interop");
  const state = useTableState();
  const [shown, setShown] = useState<Outbound | null>(null);
  const query = useQuery({ queryKey: ["interop", "out", state.query], queryFn: () => take(api.GET("/api/messages/outbound", { params: { query: state.query } })), placeholderData: keepPreviousData });
  const columns: Column<Outbound>[] = [
    { key: "created", title: t("outbound.created"), render: (row) => <TimeText at={row.created_at} shape="full" /> },
    { key: "kind", title: t("kind"), render: (row) => <span className="m">{row.kind}</span> },
    { key: "destination", title: t("outbound.destination"), render: (row) => row.destination },
    { key: "exam", title: t("exam"), render: (row) => <Link to={`/exams/${row.exam_id}`} onClick={(event) => event.stopPropagation()}>{row.exam_id}</Link> },
    { key: "status", title: t("state"), render: (row) => <span className={LOOK[row.status ?? ""] ?? "tag"}>{t(`outbound.status.${row.status}`)}</span> },
    { key: "attempts", title: t("outbound.attempts"), align: "right", render: (row) => row.attempts },
    { key: "sent", title: t("outbound.sent"), render: (row) => <TimeText at={row.sent_at} shape="full" /> },
    { key: "reason", title: t("reason"), render: (row) => <span className="meta">{row.reason?.text ?? ""}</span> },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="interop-out"
        label={t("outbound.title")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={setShown}
        empty={{ title: t("outbound.empty"), hint: t("outbound.emptyHint") }}
        tools={
          <>
            <Segmented
              aria-label={t("state")}
              value={state.filters.status ?? ""}
              onChange={(status) => state.setFilter("status", status)}
              options={["", "pending", "parked", "sent"].map((status) => ({ value: status, label: t(`outbound.status.${status || "all"}`) }))}
            />
            <Link className="btn sm" to="/messages/in">{t("inbound.title")}</Link>
          </>
        }
      />
      <Drawer open={shown !== null} onClose={() => setShown(null)} title={t("outbound.one")} size="large" destroyOnHidden>
        {shown && <Detail row={shown} />}
      </Drawer>
    </div>
  );
}

function Detail({ row }: { row: Outbound }) {
  const { t } = useTranslation("interop");
  const client = useQueryClient();
  const mayWrite = useMay("message.write");
  const [asking, setAsking] = useState(false);
  const query = useQuery({ queryKey: ["interop", "out", "one", row.id], queryFn: () => take(api.GET("/api/messages/outbound/{message_id}", { params: { path: { message_id: row.id } } })) });
  const resend = useMutation({
    mutationFn: (reason: string) => take(api.POST("/api/messages/outbound/{message_id}/resend", { params: { path: { message_id: row.id } }, body: { reason } })),
    onSuccess: () => {
      setAsking(false);
      void client.invalidateQueries({ queryKey: ["interop"] });
    },
  });
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const act = t("outbound.resend", { destination: row.destination });
  return (
    <>
      {query.data.status !== "pending" && mayWrite && (
        <button type="button" className="btn" onClick={() => setAsking(true)}>{act}</button>
      )}
      <RawMessage raw={query.data.raw} ack={query.data.ack} />
      {asking && <ConfirmWithReason act={act} error={resend.error} pending={resend.isPending} onConfirm={(reason) => resend.mutate(reason)} onCancel={() => setAsking(false)} />}
    </>
  );
}
