import { useTranslation } from "react-i18next";
import { useMay } from "@/shared/session/session";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import type { Report } from "../api/report";
import { SignedText } from "./SignedText";
import { Workbench } from "./Workbench";

interface Props {
  report: Report;
  examId: number;
  onNext: () => void;
}

/** The middle of the desk: who, and the text being written or the text that was signed. */
export function ReportColumn({ report, examId, onNext }: Props) {
  const { t } = useTranslation("reporting");
  const mayWrite = useMay("report.write");
  const exam = report.exams.find((one) => one.id === examId) ?? report.exams[0];
  return (
    <section className="reading-text" aria-label={t("text")}>
      <div className="reading-who">
        <PatientHeader patient={report.patient}>
          <span className="meta num">{exam?.accession}</span>
          <span className="sp" />
          <span className={report.state === "final" ? "tag green" : "tag amber"}>{t(`state.${report.state}`)}</span>
        </PatientHeader>
      </div>
      {report.draft && mayWrite ? <Workbench report={report} draft={report.draft} onNext={onNext} /> : <SignedText report={report} />}
    </section>
  );
}
