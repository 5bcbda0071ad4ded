import { useCallback, useEffect, useRef, type RefObject } from "react";
import { useMutation } from "@tanstack/react-query";
import type { EditorHandle } from "@/shared/ui/editor/contract";
import { fillTemplate, type FilledTemplate } from "../api/templates";
import type { Texts } from "../model/keptText";
import { findGaps, nextGap, toSlots } from "../model/slots";

type Editors = Record<"findings" | "impression", RefObject<EditorHandle | null>>;

const keyOf = (reportId: number) => `radflow.template.${reportId}`;

/** Puts templates into the editors and leads Tab through their fields, across both sections. Text that is there stays. */
export function useTemplate(reportId: number, editors: Editors, technique: RefObject<HTMLTextAreaElement | null>, texts: Texts, change: (part: Partial<Texts>) => void) {
  const latest = useRef(texts);
  useEffect(() => {
    latest.current = texts;
  });
  const place = useCallback(
    (filled: FilledTemplate) => {
      for (const one of filled.sections) {
        const section = one.section as keyof Texts;
        const editor = section === "technique" ? null : editors[section].current;
        if (editor) {
          if (one.text) editor.insertFields(one.text, toSlots(one), "end");
          continue;
        }
        const before = latest.current[section].trim(); // an editor that is still loading begins with the draft
        change({ [section]: before ? `${before}\n${one.text}` : one.text });
      }
      remember(reportId, filled.code);
      // The technique is drawn with the next frame; its first gap, when it has one, is where the reader begins.
      requestAnimationFrame(() => {
        const gap = nextGap(latest.current.technique, 0);
        if (!gap) return editors.findings.current?.enterField(0);
        technique.current?.focus();
        technique.current?.setSelectionRange(...gap);
      });
    },
    [change, editors, reportId, technique],
  );
  const apply = useMutation({ mutationFn: (code: string) => fillTemplate(reportId, code), onSuccess: place });

  /** After a reload the gaps are fields again; the template that made them knows their choices. */
  const restore = useCallback(
    async (section: keyof Editors) => {
      if (findGaps(latest.current[section]).length === 0) return;
      const code = recall(reportId);
      const filled = code ? await fillTemplate(reportId, code).catch(() => null) : null;
      editors[section].current?.rememberFields(findGaps(latest.current[section], filled?.sections.find((one) => one.section === section)?.slots));
    },
    [editors, reportId],
  );

  const leave = useCallback(
    (from: keyof Editors, way: 1 | -1) => {
      if (from === "findings" && way === 1) return editors.impression.current?.enterField(0) ?? false;
      if (from === "impression" && way === -1) return editors.findings.current?.enterField(-1) ?? false;
      return false;
    },
    [editors],
  );
  return { apply, restore, leave };
}

function remember(reportId: number, code: string): void {
  try {
    sessionStorage.setItem(keyOf(reportId), code);
  } catch {
    // after a reload the gaps are then free fields
  }
}

function recall(reportId: number): string | null {
  try {
    return sessionStorage.getItem(keyOf(reportId));
  } catch {
    return null;
  }
}
