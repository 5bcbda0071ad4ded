import { useEffect, useState } from "react";
import { useLang } from "@/shared/i18n/useLang";
import { checkTexts, type ReportFinding } from "../api/report";
import type { Texts } from "../model/keptText";

const PAUSE_MS = 300;

/** Findings on the text, asked for after a pause in typing; the last answer stands until the next one. */
export function useChecks(reportId: number, texts: Texts, on: boolean): { findings: ReportFinding[]; checked: boolean } {
  const [findings, setFindings] = useState<ReportFinding[]>([]);
  const [checked, setChecked] = useState(false);
  const lang = useLang();
  useEffect(() => {
    if (!on) return undefined;
    const gone = new AbortController();
    const timer = setTimeout(() => {
      checkTexts(reportId, texts, gone.signal)
        .then((found) => {
          if (gone.signal.aborted) return;
          setFindings(found);
          setChecked(true);
        })
        .catch(() => {
          if (!gone.signal.aborted) setChecked(false);
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [reportId, texts, on, lang]);
  return { findings, checked };
}
