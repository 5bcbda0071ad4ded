import { Select } from "antd";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { MODALITIES } from "@/shared/lib/modalities";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { SearchField } from "@/shared/ui/SearchField";
import { ExamStateTag } from "@/shared/ui/StatusTag";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { usePriorities } from "../api/catalogue";
import { useExamList, useLiveExams, type Exam } from "../api/exams";
import { DueText, ExamName, PatientCell, PriorityTag } from "../components/ExamBits";
import { STATES } from "../model/vocabulary";

/** Every exam of the department, as it changes. */
export default function ExamsPage() {
  const { t } = useTranslation("exams");
  const lang = useLang();
  const navigate = useNavigate();
  const state = useTableState();
  const { rows: priorities } = usePriorities();
  useLiveExams();
  const query = useExamList(state.query);
  const { setFilter } = state;
  const search = useCallback((text: string) => setFilter("q", text), [setFilter]);
  const columns: Column<Exam>[] = [
    { key: "state", title: t("field.state"), sort: "state", width: 112, render: (exam) => <ExamStateTag state={exam.state} /> },
    { key: "priority", title: t("field.priority"), sort: "priority__rank", width: 88, render: (exam) => <PriorityTag code={exam.priority_code} rank={exam.priority_rank} /> },
    { key: "patient", title: t("field.patient"), render: (exam) => <PatientCell patient={exam.patient} /> },
    { key: "exam", title: t("field.exam"), render: (exam) => <ExamName exam={exam} /> },
    { key: "class", title: t("field.class"), render: (exam) => t(`class.${exam.patient_class}`) },
    { key: "slot", title: t("field.slot"), sort: "slot_start", render: (exam) => (exam.slot_start ? <><TimeText at={exam.slot_start} shape="full" /> <span className="meta">{exam.slot_device_code}</span></> : <span className="t3">–</span>) },
    { key: "due", title: t("field.due"), sort: "due_at", render: (exam) => <DueText due={exam.due_at} /> },
    { key: "accession", title: t("field.accession"), sort: "accession", render: (exam) => <span className="num">{exam.accession}</span> },
    { key: "received", title: t("field.received"), sort: "received_at", optional: true, render: (exam) => <TimeText at={exam.received_at} shape="full" /> },
    { key: "referrer", title: t("field.referrer"), optional: true, render: (exam) => exam.referrer_name },
    { key: "mrn", title: t("common:patient.mrn"), optional: true, render: (exam) => <span className="num">{exam.patient.mrn}</span> },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="exams"
        label={t("list.title")}
        columns={columns}
        rowKey={(exam) => exam.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(exam) => void navigate(`/exams/${exam.id}`)}
        empty={{ title: t("list.empty"), hint: t("list.emptyHint") }}
        tools={
          <>
            <SearchField label={t("list.search")} value={state.filters.q} onChange={search} width={240} />
            <Select
              aria-label={t("field.state")}
              placeholder={t("field.state")}
              mode="multiple"
              maxTagCount={1}
              allowClear
              style={{ minWidth: 160 }}
              value={state.filters.state ? state.filters.state.split(",") : []}
              onChange={(values: string[]) => setFilter("state", values.join(","))}
              options={STATES.map((value) => ({ value, label: t(`common:examState.${value}`) }))}
            />
            <Select
              aria-label={t("field.modality")}
              placeholder={t("field.modality")}
              mode="multiple"
              maxTagCount={2}
              allowClear
              style={{ minWidth: 120 }}
              value={state.filters.modality ? state.filters.modality.split(",") : []}
              onChange={(values: string[]) => setFilter("modality", values.join(","))}
              options={MODALITIES.map((value) => ({ value, label: value }))}
            />
            <Select
              aria-label={t("field.priority")}
              placeholder={t("field.priority")}
              allowClear
              style={{ minWidth: 110 }}
              value={state.filters.priority ?? null}
              onChange={(value: string | null) => setFilter("priority", value ?? undefined)}
              options={priorities.map((row) => ({ value: row.code, label: pick(row.names, lang) }))}
            />
            <button type="button" className={state.filters.due === "late" ? "btn sm on" : "btn sm"} aria-pressed={state.filters.due === "late"} onClick={() => setFilter("due", state.filters.due === "late" ? undefined : "late")}>
              {t("list.lateOnly")}
            </button>
            <button type="button" className="btn sm" aria-pressed={state.filters.held === "true"} onClick={() => setFilter("held", state.filters.held === "true" ? undefined : "true")}>
              {t("list.heldOnly")}
            </button>
          </>
        }
      />
    </div>
  );
}
