import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useNow } from "@/shared/session/clock";
import { Glyph } from "@/shared/ui/Icon";
import { AgeText, TimeText } from "@/shared/ui/TimeText";
import type { Exam } from "../api/exams";
import { usePriorities } from "../api/catalogue";
import { judgeDue } from "../model/due";

/** Name of the exam with its side. */
export function ExamName({ exam }: { exam: Pick<Exam, "exam_type_names" | "laterality"> }) {
  const { t } = useTranslation("exams");
  const lang = useLang();
  return (
    <>
      {pick(exam.exam_type_names, lang)}
      {exam.laterality && <span className="tag line" style={{ marginInlineStart: 6 }}>{t(`side.${exam.laterality}`)}</span>}
    </>
  );
}

export function PriorityTag({ code, rank }: { code: string; rank: number }) {
  const { word } = usePriorities();
  return <span className={rank === 0 ? "tag red" : rank === 1 ? "tag amber" : "tag line"}>{word(code)}</span>;
}

/** Until when, red once it is over. */
export function DueText({ due }: { due: string | null }) {
  const { t } = useTranslation("exams");
  const state = judgeDue(due, useNow());
  if (state === "none") return <span className="t3">–</span>;
  return (
    <span className={state === "late" ? "bad m" : state === "soon" ? "warn m" : "t2"}>
      {state === "late" && <Glyph name="problem" />} <TimeText at={due} shape="full" /> {state === "late" && t("due.late")}
    </span>
  );
}

export function PatientCell({ patient }: { patient: Exam["patient"] }) {
  const { t } = useTranslation("common");
  return (
    <span>
      <span className="m">{patient.name}</span>{" "}
      <span className="meta">
        {t(`sex.${patient.sex}`)} · <AgeText birthDate={patient.birth_date} />
      </span>
    </span>
  );
}
