import { useCallback } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useLiveFrames } from "@/shared/live/useLive";
import { useSite } from "@/shared/session/site";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { usePlanRuns, type PlanRunLine } from "../api/plans";
import { PlanForm } from "../components/PlanForm";
import { RunTag, useRunWords } from "../components/RunTag";
import "../planner.css";

/** The optimiser's runs, and a form for the next one. */
export default function PlansPage() {
  const { t } = useTranslation("planner");
  const words = useRunWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { site } = useSite();
  const state = useTableState({ pageSize: 20 });
  const runs = usePlanRuns(site?.id, state.query);
  const heard = useCallback(() => void client.invalidateQueries({ queryKey: ["schedule", "plans"] }), [client]);
  useLiveFrames(site ? `plans:${site.id}` : null, heard);
  const columns: Column<PlanRunLine>[] = [
    { key: "id", title: t("run.number"), render: (row) => <span className="num">{row.id}</span>, width: 72 },
    { key: "asked", title: t("run.askedAt"), render: (row) => <TimeText at={row.asked_at} shape="full" />, sort: "asked_at" },
    { key: "what", title: t("run.what"), render: (row) => words.what(row) },
    { key: "by", title: t("run.askedBy"), render: (row) => row.asked_by },
    { key: "state", title: t("run.state"), render: (row) => <RunTag state={row.state} /> },
    { key: "cost", title: t("run.cost"), render: (row) => row.cost?.toLocaleString() ?? "–", sort: "cost", align: "right" },
    { key: "bound", title: t("run.bound"), render: (row) => row.bound?.toLocaleString() ?? "–", align: "right", optional: true },
    { key: "gap", title: t("run.gap"), render: (row) => words.share(row.gap), sort: "gap", align: "right" },
  ];
  return (
    <div className="page">
      <PlanForm onAsked={(run) => void navigate(`/planner/${run.id}`)} />
      <DataTable
        name="planner.runs"
        label={t("runs")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={runs.data}
        error={runs.error}
        onRetry={() => void runs.refetch()}
        onOpen={(row) => void navigate(`/planner/${row.id}`)}
        empty={{ title: t("noRuns"), hint: t("noRunsHint") }}
      />
    </div>
  );
}
