import { useEffect, useEffectEvent } from "react";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useSheet, useWritesOnTheirWay } from "@/shared/safety/sheet";
import { ProblemNote } from "@/shared/ui/states";
import type { CallerExam } from "../api/types";
import { SafetyQuestions } from "./SafetyQuestions";

/** The questions of one exam; it steps aside once all are answered and stored. */
export function AskedQuestions({ exam, follow, onDone }: { exam: CallerExam; follow: boolean; onDone: () => void }) {
  const lang = useLang();
  const sheet = useSheet(exam.id);
  const writes = useWritesOnTheirWay(exam.id);
  const open = sheet.data?.items.filter((item) => item.stage === "booking" && item.value === "unanswered").length;
  const done = useEffectEvent(onDone);
  useEffect(() => {
    if (open === 0 && writes === 0) done();
  }, [open, writes]);
  return (
    <>
      <p className="cap">{pick(exam.exam_type_names, lang)}</p>
      {sheet.error && <ProblemNote error={sheet.error} />}
      {sheet.data && <SafetyQuestions exam={exam.id} sheet={sheet.data} follow={follow} />}
    </>
  );
}
