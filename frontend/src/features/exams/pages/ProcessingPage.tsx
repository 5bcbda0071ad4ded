import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { MODALITIES } from "@/shared/lib/modalities";
import { DueText, ProcessingActs, ProcessingTag } from "@/shared/processing/ProcessingBits";
import { useProcessing, type Processing } from "@/shared/processing/processing";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { useLiveExams } from "../api/exams";

const SWITCHES = ["mine", "late", "has_images"] as const;

/** The post-processing worklist: what is due first stands on top; taken, returned and proposed ones say so. */
export default function ProcessingPage() {
  const { t } = useTranslation("processing");
  const lang = useLang();
  const state = useTableState();
  useLiveExams();
  const list = useProcessing({ open: "true", ordering: "due_at", ...state.query });
  const columns: Column<Processing>[] = [
    { key: "what", title: t("column.what"), sort: "what", render: (task) => pick(task.what_names, lang) },
    { key: "progress", title: t("column.progress"), sort: "progress", render: (task) => <ProcessingTag task={task} /> },
    { key: "due", title: t("column.due"), sort: "due_at", render: (task) => <DueText task={task} /> },
    { key: "patient", title: t("column.patient"), render: (task) => task.patient_name },
    {
      key: "exam",
      title: t("column.exam"),
      render: (task) => (
        <Link className="link" to={`/exams/${task.exam_id}`}>
          {pick(task.exam_type_names, lang)} <span className="num t2">{task.accession}</span>
        </Link>
      ),
    },
    { key: "who", title: t("column.who"), render: (task) => task.assignee_name || "–" },
    { key: "note", title: t("column.note"), render: (task) => (task.progress === "returned" ? t("returnedBecause", { note: task.returned_note }) : task.asked_note || "–") },
    { key: "opened", title: t("column.opened"), sort: "opened_at", optional: true, render: (task) => <span><TimeText at={task.opened_at} shape="full" /> · {task.opened_by}</span> },
    { key: "act", title: t("column.act"), render: (task) => <ProcessingActs task={task} /> },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="processing"
        label={t("title")}
        columns={columns}
        rowKey={(task) => task.id}
        state={state}
        page={list.data}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={{ title: t("empty"), hint: t("emptyHint") }}
        tools={
          <>
            <Select
              aria-label={t("column.modality")}
              placeholder={t("column.modality")}
              allowClear
              style={{ minWidth: 110 }}
              value={state.filters.modality ?? null}
              onChange={(value: string | null) => state.setFilter("modality", value ?? undefined)}
              options={MODALITIES.map((value) => ({ value, label: value }))}
            />
            {SWITCHES.map((name) => (
              <button key={name} type="button" className="btn sm" aria-pressed={state.filters[name] === "true"} onClick={() => state.setFilter(name, state.filters[name] === "true" ? undefined : "true")}>
                {t(`only.${name}`)}
              </button>
            ))}
            <button type="button" className="btn sm" aria-pressed={state.filters.open === "false"} onClick={() => state.setFilter("open", state.filters.open === "false" ? undefined : "false")}>
              {t("only.closed")}
            </button>
          </>
        }
      />
    </div>
  );
}
