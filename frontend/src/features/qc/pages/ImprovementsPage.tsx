import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { useMay, useSession } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { useTableState } from "@/shared/ui/useTableState";
import { useImprovementStep, type Improvement } from "../api/followUp";
import { ImprovementDialog } from "../components/ImprovementDialog";
import { QualityTabs } from "../components/QualityTabs";
import "../qc.css";

const STATES = ["planned", "done", "effective"] as const;
type Step = { row: Improvement; act: "finish" | "confirm" | "return" };

/** What is done about what was found: planned with an owner and a day, done, seen by somebody else to work. */
export default function ImprovementsPage() {
  const { t } = useTranslation("qc");
  const state = useTableState();
  const me = useSession().user?.id;
  const mayManage = useMay("qc.manage");
  const [planning, setPlanning] = useState(false);
  const [step, setStep] = useState<Step | null>(null);
  const move = useImprovementStep();
  const rows = useQuery({
    queryKey: ["qc", "improvements", state.query],
    queryFn: () => take(api.GET("/api/qc/improvements", { params: { query: state.query } })),
    placeholderData: keepPreviousData,
  });
  const acts = (row: Improvement) => {
    const mine = row.owner_id === me;
    return (["finish", "confirm", "return"] as const).filter((act) => row.allowed_actions.includes(act) && (act === "finish" ? mine : mayManage && !mine));
  };
  const columns: Column<Improvement>[] = [
    { key: "id", title: t("cases.number"), render: (row) => <span className="num">{row.id}</span>, sort: "id", width: 72 },
    {
      key: "title",
      title: t("improve.what"),
      render: (row) => (
        <>
          {row.title}
          {row.case_id && <Link className="quality-link" to={`/quality/cases/${row.case_id}`}> {t("cases.caseOf", { number: row.case_id })}</Link>}
          {row.campaign_id && <Link className="quality-link" to={`/quality/campaigns/${row.campaign_id}`}> {t("tabs.campaigns")}</Link>}
          {[row.cause, row.done_text, row.check_text].filter(Boolean).map((text, at) => (
            <span className="meta" key={at}>
              <br />
              {text}
            </span>
          ))}
        </>
      ),
    },
    { key: "owner", title: t("improve.owner"), render: (row) => row.owner_name },
    { key: "due", title: t("improve.due"), render: (row) => <span className={row.is_late ? "tag red num" : "num"}>{row.due_on}</span>, sort: "due_on" },
    { key: "state", title: t("cases.state"), render: (row) => <span className={row.state === "effective" ? "tag green" : "tag"}>{t(`improve.state.${row.state}`)}</span>, sort: "state" },
    {
      key: "acts",
      title: t("improve.act"),
      render: (row) => (
        <span className="row">
          {acts(row).map((act) => (
            <button type="button" className="btn sm" key={act} onClick={() => setStep({ row, act })}>
              {t(`improve.${act}`)}
            </button>
          ))}
        </span>
      ),
    },
  ];
  return (
    <div className="page fill">
      <QualityTabs />
      <DataTable
        name="qc-improvements"
        label={t("improve.list")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={rows.data}
        error={rows.error}
        onRetry={() => void rows.refetch()}
        empty={{ title: t("improve.empty"), hint: t("improve.emptyHint") }}
        tools={
          <>
            <div className="seg" role="group" aria-label={t("cases.state")}>
              <button type="button" className={state.filters.state ? "" : "on"} aria-pressed={!state.filters.state} onClick={() => state.setFilter("state", undefined)}>
                {t("cases.all")}
              </button>
              {STATES.map((one) => (
                <button type="button" key={one} className={state.filters.state === one ? "on" : ""} aria-pressed={state.filters.state === one} onClick={() => state.setFilter("state", one)}>
                  {t(`improve.state.${one}`)}
                </button>
              ))}
            </div>
            {mayManage && (
              <button type="button" className="btn sm primary" onClick={() => setPlanning(true)}>
                {t("improve.plan")}
              </button>
            )}
          </>
        }
      />
      {planning && <ImprovementDialog onClose={() => setPlanning(false)} />}
      {step && (
        <ConfirmWithReason
          act={t(`improve.${step.act}`)}
          hint={step.row.title}
          error={move.error}
          pending={move.isPending}
          onConfirm={(text) => move.mutate({ row: step.row, text, ...(step.act !== "finish" && { worked: step.act === "confirm" }) }, { onSuccess: () => setStep(null) })}
          onCancel={() => setStep(null)}
        />
      )}
    </div>
  );
}
