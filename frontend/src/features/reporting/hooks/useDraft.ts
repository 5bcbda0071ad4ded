import { useCallback, useEffect, useRef, useState } from "react";
import { ProblemError } from "@/shared/api/problem";
import { makeId } from "@/shared/lib/ids";
import { useSession } from "@/shared/session/session";
import { saveDraft, takePen, type Report } from "../api/report";
import { dropText, keepText, readKept, type Texts } from "../model/keptText";
import { waitBeforeSave } from "../model/saving";

export type SaveState = "saved" | "dirty" | "saving" | "failed" | "conflict";

/** What stands on the server when another hand saved meanwhile. */
export interface Standing extends Texts {
  revision: number;
  saved_by: string;
  lock_owner_name: string;
  diff: Record<keyof Texts, { op: "same" | "yours" | "theirs"; text: string }[]>;
}

const RETRY_MS = 3000;

/** The text being typed: kept on this machine at once, on the server after a pause, never over another's text. */
export function useDraft(report: Report) {
  const ownerId = useSession().user?.id ?? "";
  const [first] = useState(() => startOf(report, ownerId));
  const [texts, setTexts] = useState<Texts>(first.texts);
  const [state, setState] = useState<SaveState>(first.restored ? "dirty" : "saved");
  const [standing, setStanding] = useState<Standing | null>(null);
  const [error, setError] = useState<unknown>(null);
  const live = useRef({ texts: first.texts, revision: first.revision, sequence: 0, client: makeId(), dirty: first.restored, dirtySince: null as number | null, isGone: false, running: null as Promise<void> | null });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef<() => Promise<void>>(async () => {});

  const push = useCallback(async (): Promise<void> => {
    const now = live.current;
    if (now.running) await now.running;
    if (!now.dirty) return;
    now.dirty = false;
    now.dirtySince = null;
    now.sequence += 1;
    setState("saving");
    const sent = now.texts;
    now.running = saveDraft(report.id, { ...sent, client: now.client, sequence: now.sequence, revision: now.revision })
      .then((draft) => {
        now.revision = draft.revision;
        setError(null);
        if (now.dirty) setState("dirty");
        else {
          dropText(report.id, ownerId);
          setState("saved");
        }
      })
      .catch((problem: unknown) => {
        now.dirty = true;
        setError(problem);
        const current = problem instanceof ProblemError && problem.status === 409 ? (problem.current as Standing | null) : null;
        setStanding(current);
        setState(current ? "conflict" : "failed");
        if (!now.isGone && isPassing(problem)) timer.current = setTimeout(() => void latest.current(), RETRY_MS);
      })
      .finally(() => {
        now.running = null;
      });
    await now.running;
  }, [ownerId, report.id]);

  useEffect(() => {
    latest.current = push;
    live.current.isGone = false;
    if (first.restored) timer.current = setTimeout(() => void push(), 300);
    const now = live.current;
    return () => {
      now.isGone = true;
      clearTimeout(timer.current);
      void push();
    };
  }, [first.restored, push]);

  const change = useCallback(
    (part: Partial<Texts>) => {
      const now = live.current;
      now.texts = { ...now.texts, ...part };
      now.dirty = true;
      now.dirtySince ??= performance.now();
      setTexts(now.texts);
      keepText(report.id, ownerId, now.revision, now.texts);
      setState((before) => (before === "conflict" ? before : "dirty"));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void push(), waitBeforeSave(performance.now() - now.dirtySince));
    },
    [ownerId, push, report.id],
  );

  /** Settles a conflict: the other's text, or ours over it (which takes the pen). Returns the text that now stands. */
  const settle = useCallback(
    async (mine: boolean): Promise<Texts> => {
      const now = live.current;
      if (!standing) return now.texts;
      now.revision = standing.revision;
      if (mine) {
        await takePen(report.id, true);
        now.dirty = true;
      } else {
        now.texts = { technique: standing.technique, findings: standing.findings, impression: standing.impression };
        now.dirty = false;
        dropText(report.id, ownerId);
        setTexts(now.texts);
      }
      setStanding(null);
      setState(mine ? "dirty" : "saved");
      if (mine) await push();
      return now.texts;
    },
    [ownerId, push, report.id, standing],
  );

  /** Takes over the text that stands on the server; what is typed here and not saved yet is never overwritten. */
  const adopt = useCallback((stands: Report["draft"]): Texts | null => {
    const now = live.current;
    if (!stands || now.dirty || now.running || stands.revision <= now.revision) return null;
    now.texts = textsOf(stands);
    now.revision = stands.revision;
    setTexts(now.texts);
    return now.texts;
  }, []);

  /** Saves what is left; gives the revision that a signature names, or null when it could not be saved. */
  const flush = useCallback(async (): Promise<number | null> => {
    clearTimeout(timer.current);
    await push();
    return live.current.dirty ? null : live.current.revision;
  }, [push]);

  return { texts, state, standing, error, change, settle, adopt, flush };
}

function startOf(report: Report, ownerId: string): { texts: Texts; revision: number; restored: boolean } {
  const draft = report.draft;
  const server = textsOf(draft);
  const kept = draft ? readKept(report.id, ownerId) : null;
  if (!draft || !kept || same(kept.texts, server)) return { texts: server, revision: draft?.revision ?? 0, restored: false };
  return { texts: kept.texts, revision: kept.revision, restored: true };
}

function textsOf(draft: Report["draft"]): Texts {
  return { technique: draft?.technique ?? "", findings: draft?.findings ?? "", impression: draft?.impression ?? "" };
}

/** The network or the server may be back in a moment; a refusal stays one. */
function isPassing(problem: unknown): boolean {
  return problem instanceof ProblemError && (problem.status === 0 || problem.status >= 500);
}

function same(a: Texts, b: Texts): boolean {
  return a.technique === b.technique && a.findings === b.findings && a.impression === b.impression;
}
