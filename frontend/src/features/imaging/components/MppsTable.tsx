import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { StatusTag, type Status } from "@/shared/ui/StatusTag";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { writeName } from "@/shared/ui/viewer/PaneTexts";
import type { Mpps } from "../api/types";

const LOOK: Record<string, Status> = { "IN PROGRESS": "exam", COMPLETED: "done", DISCONTINUED: "cancel" };

/** Procedure steps as scanners report them. */
export function MppsTable() {
  const { t } = useTranslation("imaging");
  const state = useTableState();
  const mayExams = useMay("exam.read");
  const { tab: _tab, ...query } = state.query as Record<string, never>;
  const steps = useQuery({
    queryKey: ["imaging", "mpps", query],
    queryFn: () => take(api.GET("/api/dicom/mpps", { params: { query } })),
    placeholderData: keepPreviousData,
    refetchInterval: 3000,
  });
  const columns: Column<Mpps>[] = [
    { key: "created", title: t("mpps.created"), sort: "created_at", render: (step) => <span className="im-nw"><TimeText at={step.created_at} shape="full" /></span> },
    { key: "status", title: t("mpps.status"), sort: "status", render: (step) => <StatusTag status={LOOK[step.status] ?? "exam"} text={t(`mpps.state.${step.status.replace(" ", "_")}`)} /> },
    { key: "station", title: t("mpps.station"), sort: "station_ae", render: (step) => `${step.device_code || "–"} (${step.station_ae || step.calling_ae})` },
    { key: "patient", title: t("studies.patient"), render: (step) => `${writeName(step.patient_name)} ${step.patient_id_text}` },
    {
      key: "exams",
      title: t("mpps.exams"),
      render: (step) =>
        step.exams.length ? (
          <span className="row">{step.exams.map((exam) => (mayExams ? <Link key={exam.id} to={`/exams/${exam.id}`}>{exam.accession}</Link> : <span key={exam.id}>{exam.accession}</span>))}</span>
        ) : (
          <span className="warn">{step.reason?.text}</span>
        ),
    },
    { key: "started", title: t("mpps.started"), render: (step) => <span className="im-nw"><TimeText at={step.started_at} shape="full" /></span> },
    { key: "ended", title: t("mpps.ended"), render: (step) => <span className="im-nw"><TimeText at={step.ended_at} shape="full" /></span> },
    { key: "images", title: t("mpps.images"), align: "right", render: (step) => step.series.reduce((sum, series) => sum + series.n_instances, 0) },
    { key: "reason", title: t("mpps.reason"), optional: true, render: (step) => step.discontinue_reason },
    { key: "uid", title: t("mpps.uid"), optional: true, render: (step) => step.uid },
  ];
  return (
    <DataTable
      name="mpps"
      label={t("dicom.tab.steps")}
      columns={columns}
      rowKey={(step) => step.id}
      state={state}
      page={steps.data}
      error={steps.error}
      onRetry={() => void steps.refetch()}
      empty={{ title: t("mpps.empty"), hint: t("mpps.emptyHint") }}
    />
  );
}
