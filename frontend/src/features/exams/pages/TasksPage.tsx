import { App, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { SeverityGlyph } from "@/shared/ui/ReasonList";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { useLiveExams } from "../api/exams";
import { useCloseTask, useTasks, type Task } from "../api/tasks";
import { TASK_KINDS } from "../model/vocabulary";

/** What needs a person: two systems that disagree, questions, exams that are late. */
export default function TasksPage() {
  const { t } = useTranslation("exams");
  const { message } = App.useApp();
  const state = useTableState();
  const mayClose = useMay("task.write");
  const [closing, setClosing] = useState<Task | null>(null);
  useLiveExams();
  const query = useTasks({ open: "true", ...state.query });
  const close = useCloseTask();
  const columns: Column<Task>[] = [
    { key: "kind", title: t("tasks.kind"), sort: "kind", width: 120, render: (task) => <span className="tag line">{t(`task.${task.kind}`)}</span> },
    { key: "reason", title: t("tasks.reason"), render: (task) => <span className="row"><SeverityGlyph severity={task.reason.severity} /> {task.reason.text}</span> },
    { key: "patient", title: t("field.patient"), render: (task) => task.patient_name },
    { key: "exam", title: t("field.accession"), render: (task) => (task.exam_id ? <Link className="link num" to={`/exams/${task.exam_id}`}>{task.accession}</Link> : "–") },
    { key: "opened", title: t("tasks.opened"), sort: "opened_at", render: (task) => <TimeText at={task.opened_at} shape="full" /> },
    { key: "closed", title: t("tasks.settled"), optional: true, render: (task) => (task.closed_at ? <span><TimeText at={task.closed_at} shape="full" /> · {task.closed_by} · {task.note}</span> : "–") },
    { key: "act", title: t("tasks.act"), width: 110, render: (task) => (mayClose && !task.closed_at ? <button type="button" className="btn sm" onClick={() => setClosing(task)}>{t("tasks.close")}</button> : null) },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="tasks"
        label={t("tasks.title")}
        columns={columns}
        rowKey={(task) => task.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={{ title: t("tasks.empty"), hint: t("tasks.emptyHint") }}
        tools={
          <>
            <Select
              aria-label={t("tasks.kind")}
              placeholder={t("tasks.kind")}
              allowClear
              style={{ minWidth: 150 }}
              value={state.filters.kind ?? null}
              onChange={(value: string | null) => state.setFilter("kind", value ?? undefined)}
              options={TASK_KINDS.map((value) => ({ value, label: t(`task.${value}`) }))}
            />
            <button type="button" className="btn sm" aria-pressed={state.filters.open === "false"} onClick={() => state.setFilter("open", state.filters.open === "false" ? undefined : "false")}>
              {t("tasks.showClosed")}
            </button>
          </>
        }
      />
      {closing && (
        <ConfirmWithReason
          act={t("tasks.closeOf", { what: closing.accession || t(`task.${closing.kind}`) })}
          hint={closing.reason.text}
          error={close.error}
          pending={close.isPending}
          onConfirm={(note) =>
            close.mutate(
              { task: closing, note },
              {
                onSuccess: () => {
                  setClosing(null);
                  void message.success(t("tasks.closed"));
                },
              },
            )
          }
          onCancel={() => {
            close.reset();
            setClosing(null);
          }}
        />
      )}
    </div>
  );
}
