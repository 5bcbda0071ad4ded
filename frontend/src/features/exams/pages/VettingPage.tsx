import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import { TimeText } from "@/shared/ui/TimeText";
import { EmptyState } from "@/shared/ui/states";
import { useTableState } from "@/shared/ui/useTableState";
import { useLiveExams, useVettingList, type Exam } from "../api/exams";
import { DueText, ExamName, PatientCell, PriorityTag } from "../components/ExamBits";
import { ExamFactsPanel } from "../components/ExamFactsPanel";
import { ExamSafety } from "../components/ExamSafety";
import { VetForm } from "../components/VetForm";
import "../exams.css";

/** Requests that wait for a radiologist: most urgent first, one decision after the other. */
export default function VettingPage() {
  const { t } = useTranslation("exams");
  const state = useTableState();
  const [params, setParams] = useSearchParams();
  useLiveExams();
  const mayVet = useMay("exam.vet");
  const { query: asked } = state;
  const query = useVettingList({ page: asked.page ?? 1, page_size: asked.page_size ?? 50, ...(state.ordering ? { ordering: state.ordering } : {}) });
  const rows = query.data?.results ?? [];
  const chosen = rows.find((exam) => String(exam.id) === params.get("row")) ?? rows[0];
  const choose = (exam: Exam | undefined) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (exam) next.set("row", String(exam.id));
        else next.delete("row");
        return next;
      },
      { replace: true },
    );
  const repeats = rows.filter((exam) => exam !== chosen && exam.order_id === chosen?.order_id && exam.exam_type_code === chosen.exam_type_code);
  const advance = () => choose(rows.slice(rows.findIndex((exam) => exam === chosen) + 1).find((exam) => !repeats.includes(exam)));
  const columns: Column<Exam>[] = [
    { key: "priority", title: t("field.priority"), sort: "priority__rank", width: 88, render: (exam) => <PriorityTag code={exam.priority_code} rank={exam.priority_rank} /> },
    { key: "patient", title: t("field.patient"), render: (exam) => <PatientCell patient={exam.patient} /> },
    {
      key: "exam",
      title: t("field.exam"),
      render: (exam) => (
        <>
          <ExamName exam={exam} /> {exam.repeat_offset_days > 0 && <span className="tag line">{t("vetting.offset", { days: exam.repeat_offset_days })}</span>}
        </>
      ),
    },
    { key: "class", title: t("field.class"), render: (exam) => t(`class.${exam.patient_class}`) },
    { key: "received", title: t("field.received"), sort: "received_at", render: (exam) => <TimeText at={exam.received_at} shape="full" /> },
    { key: "due", title: t("field.due"), sort: "due_at", optional: true, render: (exam) => <DueText due={exam.due_at} /> },
  ];
  return (
    <div className="page fill">
      <div className="vet-cols">
        <div className="col" style={{ gap: 12 }}>
          <DataTable
            name="vetting"
            label={t("vetting.list")}
            columns={columns}
            rowKey={(exam) => exam.id}
            state={state}
            page={query.data}
            error={query.error}
            onRetry={() => void query.refetch()}
            onOpen={choose}
            selected={chosen?.id ?? null}
            empty={{ title: t("vetting.empty"), hint: t("vetting.emptyHint") }}
          />
        </div>
        <div className="exam-main">
          {chosen ? (
            <>
              <section className="panel">
                <div className="body col" style={{ gap: 12 }}>
                  <PatientHeader patient={chosen.patient} />
                  <h2 style={{ fontSize: 16 }}>
                    <ExamName exam={chosen} />
                  </h2>
                  <p>{chosen.reason_for_exam}</p>
                  <ExamSafety examId={chosen.id} columns={2} />
                  {mayVet && <VetForm key={chosen.id} exam={chosen} repeats={repeats.length} onDone={advance} />}
                </div>
              </section>
              <ExamFactsPanel exam={chosen} />
            </>
          ) : (
            <EmptyState title={t("vetting.nothing")} />
          )}
        </div>
      </div>
    </div>
  );
}
