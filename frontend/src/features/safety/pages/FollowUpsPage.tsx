import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { useNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { SafetyTabs } from "../components/SafetyTabs";
import "../safety.css";

type Row = components["schemas"]["FollowUpRow"];

/** What is still to be done after reactions: surgeon, call, creatinine, referrer, regulator; overdue in red. */
export default function FollowUpsPage() {
  const { t } = useTranslation("safety");
  const now = useNow();
  const navigate = useNavigate();
  const client = useQueryClient();
  const state = useTableState();
  const mayClose = useMay("reaction.record");
  const [closing, setClosing] = useState<Row | null>(null);
  const query = useQuery({
    queryKey: ["safety", "follow-ups", state.query],
    queryFn: () => take(api.GET("/api/safety/follow-ups", { params: { query: state.query } })),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  const close = useMutation({
    mutationFn: ({ row, result }: { row: Row; result: string }) => take(api.POST("/api/safety/follow-ups/{follow_up_id}/close", { params: { path: { follow_up_id: row.id } }, body: { result, version: row.version ?? 1 } })),
    onSuccess: () => setClosing(null),
    onSettled: () => void client.invalidateQueries({ queryKey: ["safety", "follow-ups"] }),
  });
  const isLate = (row: Row) => !row.done_at && Date.parse(row.due_at) < now;
  const columns: Column<Row>[] = [
    {
      key: "due",
      title: t("followUps.due"),
      sort: "due_at",
      render: (row) => (
        <span className={isLate(row) ? "bad m" : ""}>
          <TimeText at={row.due_at} shape="full" /> {isLate(row) && t("followUps.late")}
        </span>
      ),
    },
    { key: "task", title: t("followUps.task"), render: (row) => <span className="m">{t(`followUp.${row.kind}`)}</span> },
    { key: "patient", title: t("reactions.patient"), render: (row) => row.patient_name },
    { key: "grade", title: t("reactions.grade"), render: (row) => `${t(`grade.${row.grade}`)} · ${t(`kind.${row.reaction_kind}`)}` },
    { key: "exam", title: t("reactions.exam"), render: (row) => <span className="num">{row.accession}</span> },
    { key: "result", title: t("followUps.result"), render: (row) => (row.done_at ? `${row.result} · ${row.done_by}` : "") },
    {
      key: "act",
      title: "",
      render: (row) =>
        !row.done_at && mayClose && row.kind !== "confirm_grade" ? (
          <button type="button" className="btn sm" onClick={(event) => (event.stopPropagation(), setClosing(row))}>
            {t("followUps.close", { name: row.patient_name })}
          </button>
        ) : null,
    },
  ];
  return (
    <div className="page fill">
      <SafetyTabs />
      <DataTable
        name="safety-follow-ups"
        label={t("followUps.title")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(row) => void navigate(`/safety/reactions/${row.reaction_id}`)}
        empty={{ title: t("followUps.empty"), hint: t("followUps.emptyHint") }}
        tools={<Segmented aria-label={t("reactions.state")} value={state.filters.state ?? "open"} onChange={(value) => state.setFilter("state", value)} options={["open", "late", "done"].map((value) => ({ value, label: t(`followUps.${value}`) }))} />}
      />
      {closing && <ConfirmWithReason act={`${t(`followUp.${closing.kind}`)} · ${closing.patient_name}`} hint={t("followUps.closeHint")} error={close.error} pending={close.isPending} onConfirm={(result) => close.mutate({ row: closing, result })} onCancel={() => setClosing(null)} />}
    </div>
  );
}
