import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { ExamStateTag } from "@/shared/ui/StatusTag";
import { TimeText } from "@/shared/ui/TimeText";
import { usePatientExams } from "../api/patients";
import { PartPanel } from "./PartPanel";

/** Every exam of the patient, newest first. */
export function ExamPanel({ patientId }: { patientId: number }) {
  const { t } = useTranslation("patients");
  const lang = useLang();
  const mayRead = useMay("exam.read");
  const query = usePatientExams(patientId);
  const rows = query.data?.results ?? [];
  if (!mayRead) return null;
  return (
    <PartPanel patientId={patientId} title={t("exams.title")} empty={t("exams.empty")} isPending={query.isPending} error={query.error} onRetry={() => void query.refetch()} isEmpty={rows.length === 0}>
      {rows.length > 0 && (
        <table className="tbl" aria-label={t("exams.title")}>
          <tbody>
            {rows.map((exam) => (
              <tr key={exam.id}>
                <td>
                  <TimeText at={exam.stamps.started ?? exam.slot_start ?? exam.received_at} shape="date" />
                </td>
                <td>
                  <Link className="link" to={`/exams/${exam.id}`}>
                    {pick(exam.exam_type_names, lang)}
                  </Link>
                </td>
                <td>
                  <ExamStateTag state={exam.state} />
                </td>
                <td className="num meta">{exam.accession}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PartPanel>
  );
}
