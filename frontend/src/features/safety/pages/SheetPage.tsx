import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { toStripFacts, useSheet } from "@/shared/safety/sheet";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import { SafetyStrip } from "@/shared/ui/SafetyStrip";
import { ErrorState, Loading } from "@/shared/ui/states";
import { ExamStateTag } from "@/shared/ui/StatusTag";
import { TimeText } from "@/shared/ui/TimeText";
import { CarePanel } from "../components/CarePanel";
import { OpenPoints } from "../components/OpenPoints";
import { Questions } from "../components/Questions";
import { SheetFacts } from "../components/SheetFacts";
import { Signatures } from "../components/Signatures";
import { StopAlarms } from "@/shared/safety/StopAlarms";
import { ZoneBar } from "@/shared/safety/ZoneBar";
import { VerdictTag } from "../components/VerdictTag";
import "../safety.css";

/** One exam's safety: what was asked and answered, what is open, who decided. */
export default function SheetPage() {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const navigate = useNavigate();
  const examId = Number(useParams().examId);
  const sheet = useSheet(examId);
  const mayRecord = useMay("reaction.record");
  if (sheet.error && !sheet.data) return <ErrorState error={sheet.error} onRetry={() => void sheet.refetch()} wide />;
  if (!sheet.data) return <Loading lines={6} />;
  const { exam, release, booking, strip } = sheet.data;
  return (
    <div className="page">
      <div className="page-head">
        <PatientHeader patient={exam.patient}>
          <ExamStateTag state={exam.state} />
          <VerdictTag verdict={booking.verdict} isReleased={release !== null} />
        </PatientHeader>
        <span className="sp" />
        <span className="t2">
          {pick(exam.exam_type_names, lang)} · <span className="num">{exam.accession}</span> · {exam.slot_device_code} <TimeText at={exam.slot_start} shape="full" />
        </span>
        {mayRecord && (
          <button
            type="button"
            className="btn outline-danger"
            onClick={() => void navigate(`/safety/exams/${exam.id}/reaction`, { state: { startedAt: departmentNow(), back: `/safety/exams/${exam.id}` } })}
          >
            {t("reaction.short")}
          </button>
        )}
      </div>
      <SafetyStrip facts={toStripFacts(strip)} />
      <ZoneBar sheet={sheet.data} />
      <StopAlarms sheet={sheet.data} />
      <div className="sheet">
        <Questions sheet={sheet.data} />
        <div className="col">
          <OpenPoints sheet={sheet.data} />
          <Signatures sheet={sheet.data} />
          <SheetFacts sheet={sheet.data} />
          <CarePanel sheet={sheet.data} />
          <Link className="meta" to="/safety/lanes">
            {t("lanes.title")}
          </Link>
        </div>
      </div>
    </div>
  );
}
