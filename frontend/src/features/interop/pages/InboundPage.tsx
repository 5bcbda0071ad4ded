import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Drawer, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { ReasonList } from "@/shared/ui/ReasonList";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import type { Inbound } from "../api/types";
import { RawMessage } from "../components/RawMessage";
import "../interop.css";

const LOOK: Record<string, string> = { processed: "tag green", received: "tag blue", parked: "tag amber", rejected: "tag red", dismissed: "tag line" };

/** What came in, what it was answered, and what waits for a person. */
export default function InboundPage() {
  const { t } = useTranslation("interop");
  const state = useTableState();
  const [shown, setShown] = useState<number | null>(null);
  const query = useQuery({ queryKey: ["interop", "in", state.query], queryFn: () => take(api.GET("/api/messages/inbound", { params: { query: state.query } })), placeholderData: keepPreviousData });
  const columns: Column<Inbound>[] = [
    { key: "received", title: t("inbound.received"), render: (row) => <TimeText at={row.received_at} shape="full" /> },
    { key: "kind", title: t("kind"), render: (row) => <span className="m">{row.kind || "–"}</span> },
    { key: "sender", title: t("inbound.sender"), render: (row) => row.sender.replace("|", " · ") || row.peer },
    { key: "control", title: t("inbound.control"), render: (row) => <span className="num">{row.control_id}</span> },
    { key: "status", title: t("state"), render: (row) => <span className={LOOK[row.status ?? ""] ?? "tag"}>{t(`inbound.status.${row.status}`)} · {row.ack_code || "–"}</span> },
    { key: "exam", title: t("exam"), render: (row) => (row.exam_ids as number[]).map((id) => <Link key={id} to={`/exams/${id}`} onClick={(event) => event.stopPropagation()}>{id} </Link>) },
    { key: "reason", title: t("reason"), render: (row) => <span className="meta">{row.reasons[0]?.text ?? ""}</span> },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="interop-in"
        label={t("inbound.title")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(row) => setShown(row.id)}
        empty={{ title: t("inbound.empty"), hint: t("inbound.emptyHint") }}
        tools={
          <>
            <Segmented
              aria-label={t("state")}
              value={state.filters.status ?? ""}
              onChange={(status) => state.setFilter("status", status)}
              options={["", "parked", "rejected", "processed", "dismissed"].map((status) => ({ value: status, label: t(`inbound.status.${status || "all"}`) }))}
            />
            <Link className="btn sm" to="/messages/out">{t("outbound.title")}</Link>
          </>
        }
      />
      <Drawer open={shown !== null} onClose={() => setShown(null)} title={t("inbound.one")} size="large" destroyOnHidden>
        {shown !== null && <Detail id={shown} />}
      </Drawer>
    </div>
  );
}

function Detail({ id }: { id: number }) {
  const { t } = useTranslation("interop");
  const client = useQueryClient();
  const mayWrite = useMay("message.write");
  const query = useQuery({ queryKey: ["interop", "in", "one", id], queryFn: () => take(api.GET("/api/messages/inbound/{message_id}", { params: { path: { message_id: id } } })) });
  const replay = useMutation({
    mutationFn: () => take(api.POST("/api/messages/inbound/{message_id}/replay", { params: { path: { message_id: id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["interop"] }),
  });
  const [asking, setAsking] = useState(false);
  const dismiss = useMutation({
    mutationFn: (reason: string) => take(api.POST("/api/messages/inbound/{message_id}/dismissal", { params: { path: { message_id: id } }, body: { reason } })),
    onSuccess: () => {
      setAsking(false);
      void client.invalidateQueries({ queryKey: ["interop"] });
    },
  });
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const dismissAct = t("inbound.dismiss", { control: query.data.control_id });
  return (
    <>
      {query.data.reasons.length > 0 && <ReasonList reasons={query.data.reasons} />}
      {replay.isError && <ProblemNote error={replay.error} />}
      {query.data.dismissal && (
        <p className="t2">
          {t("inbound.dismissed", { by: query.data.dismissal.by })} {query.data.dismissal.reason} <TimeText at={query.data.dismissal.at} shape="full" />
        </p>
      )}
      {mayWrite && (
        <div className="row">
          {query.data.is_replayable && (
            <button type="button" className="btn primary" disabled={replay.isPending} onClick={() => replay.mutate()}>
              {t("inbound.replay", { control: query.data.control_id })}
            </button>
          )}
          {query.data.status === "parked" && (
            <button type="button" className="btn" onClick={() => setAsking(true)}>
              {dismissAct}
            </button>
          )}
        </div>
      )}
      <RawMessage raw={query.data.raw} ack={query.data.ack} />
      {asking && <ConfirmWithReason act={dismissAct} hint={t("inbound.dismissHint")} danger error={dismiss.error} pending={dismiss.isPending} onConfirm={(reason) => dismiss.mutate(reason)} onCancel={() => setAsking(false)} />}
    </>
  );
}
