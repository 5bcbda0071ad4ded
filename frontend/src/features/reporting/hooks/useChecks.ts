import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLang } from "@/shared/i18n/useLang";
import { CheckSocket } from "../api/checkSocket";
import { answerAlert, checkTexts, type AlertOutcome, type ReportFinding } from "../api/report";
import { anchor } from "../model/anchor";
import type { Texts } from "../model/keptText";

const PAUSE_MS = 300;

export interface Checks {
  findings: ReportFinding[];
  checked: boolean;
  /** What the author makes of an alert; one that was ignored or disputed leaves at once and stays away while its sentence stands. */
  answer: (finding: ReportFinding, outcome: AlertOutcome, reason?: string) => Promise<void>;
}

/** Findings on the text, asked for after a pause in typing, over the socket and where that fails over REST; the last answer stands until the next one, its places moved with what is typed. */
export function useChecks(reportId: number, texts: Texts, on: boolean): Checks {
  const [last, setLast] = useState<{ findings: ReportFinding[]; texts: Texts }>({ findings: [], texts });
  const [checked, setChecked] = useState(false);
  const lang = useLang();
  const line = useRef<CheckSocket | null>(null);
  useEffect(() => {
    const socket = new CheckSocket();
    line.current = socket;
    return () => socket.close();
  }, []);
  useEffect(() => {
    if (!on) return undefined;
    const gone = new AbortController();
    const timer = setTimeout(() => {
      (line.current?.ask(reportId, texts, lang) ?? Promise.resolve(null))
        .then((found) => found ?? (gone.signal.aborted ? [] : checkTexts(reportId, texts, gone.signal)))
        .then((found) => {
          if (gone.signal.aborted) return;
          setLast({ findings: found, texts });
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
  const answer = useCallback(
    async (finding: ReportFinding, outcome: AlertOutcome, reason = "") => {
      if (!finding.key) return;
      await answerAlert(reportId, { key: finding.key, outcome, by_autofix: outcome === "fixed", reason });
      if (outcome !== "fixed") setLast((before) => ({ ...before, findings: before.findings.filter((one) => one.key !== finding.key) }));
    },
    [reportId],
  );
  const findings = useMemo(() => anchor(last.findings, last.texts, texts), [last, texts]);
  return { findings, checked, answer };
}
