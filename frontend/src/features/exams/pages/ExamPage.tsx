import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useMay } from "@/shared/session/session";
import { ExamStateTag } from "@/shared/ui/StatusTag";
import { ProcessingPanel } from "@/shared/processing/ProcessingPanel";
import { DosePanel } from "@/shared/ui/dose/DosePanel";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import { ImageFindings } from "@/shared/ui/ImageFindings";
import { RaiseCase } from "@/shared/ui/RaiseCase";
import { ErrorState, Loading } from "@/shared/ui/states";
import { useExam, useLiveExams, type Exam } from "../api/exams";
import { ExamActions } from "../components/ExamActions";
import { ExamName, PriorityTag } from "../components/ExamBits";
import { ExamFactsPanel, FacetStrip } from "../components/ExamFactsPanel";
import { ExamSafety } from "../components/ExamSafety";
import { TimelinePanel } from "../components/TimelinePanel";
import { VetForm } from "../components/VetForm";
import "../exams.css";

const BOOKABLE = new Set(["vetted", "booked", "no_show", "discontinued"]);

/** One exam: where it stands, what may be done, what happened. */
export default function ExamPage() {
  const id = Number(useParams().examId);
  useLiveExams();
  const query = useExam(id);
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState wide error={query.error} onRetry={() => void query.refetch()} />;
  return <ExamView exam={query.data} />;
}

function ExamView({ exam }: { exam: Exam }) {
  const { t } = useTranslation("exams");
  const mayBook = useMay("schedule.write");
  const mayTrace = useMay("worklist.trace");
  const vets = exam.state === "requested" && exam.allowed_actions.includes("vet");
  return (
    <div className="page">
      <PatientHeader patient={exam.patient} />
      <ExamSafety examId={exam.id} />
      <div className="page-head">
        <h2>
          <ExamName exam={exam} />
        </h2>
        <ExamStateTag state={exam.state} />
        {exam.priority_rank <= 1 && <PriorityTag code={exam.priority_code} rank={exam.priority_rank} />}
        {exam.is_held && <span className="tag amber">{t("one.held")}</span>}
        <span className="sp" />
        <RaiseCase subjectKind="exam" subjectId={exam.id} />
        {mayTrace && (
          <Link className="btn" to={`/worklist-trace?exam=${exam.id}&device=${encodeURIComponent(exam.slot_device_code)}`}>
            {t("tracer:link")}
          </Link>
        )}
        {mayBook && BOOKABLE.has(exam.state) && (
          <Link className="btn" to={`/schedule?patient=${exam.patient.id}&exam=${exam.id}`}>
            {t(exam.state === "booked" ? "one.move" : "one.book")}
          </Link>
        )}
      </div>
      <ExamActions key={exam.version} exam={exam} />
      <FacetStrip exam={exam} />
      <div className="exam-cols">
        <div className="exam-main">
          {vets && (
            <section className="panel">
              <header>
                <b>{t("vetting.title")}</b>
              </header>
              <div className="body">
                <VetForm exam={exam} />
              </div>
            </section>
          )}
          <ImageFindings examId={exam.id} />
          <ProcessingPanel examId={exam.id} name={exam.patient.name} />
          <ExamFactsPanel exam={exam} />
          <DosePanel filter={{ exam_id: exam.id }} />
        </div>
        <TimelinePanel examId={exam.id} />
      </div>
    </div>
  );
}
