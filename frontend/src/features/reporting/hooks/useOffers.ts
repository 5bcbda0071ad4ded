import { useMemo, type RefObject } from "react";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import type { EditorHandle, EditorOffer } from "@/shared/ui/editor/contract";
import type { Snippet } from "../api/snippets";
import type { ProposedTemplate } from "../api/templates";
import { findGaps } from "../model/slots";

type Section = "findings" | "impression";
type Editors = Record<Section, RefObject<EditorHandle | null>>;

/** What "/" offers in each section: snippets first, then templates. A snippet with words for the other section puts them there too. */
export function useOffers(editors: Editors, snippets: Snippet[] | undefined, templates: ProposedTemplate[] | undefined, apply: (code: string) => void): Record<Section, EditorOffer[]> {
  const lang = useLang();
  return useMemo(() => {
    const whole = (templates ?? []).map((one) => ({ word: one.code.toLowerCase(), title: pick(one.names, lang), run: () => apply(one.code) }));
    const of = (here: Section): EditorOffer[] => [
      ...(snippets ?? []).map((one) => ({ word: one.word, title: one.title, run: () => place(editors, one, here) })),
      ...whole,
    ];
    return { findings: of("findings"), impression: of("impression") };
  }, [apply, editors, lang, snippets, templates]);
}

function place(editors: Editors, snippet: Snippet, here: Section): void {
  for (const section of ["findings", "impression"] as const) {
    const text = snippet[section] ?? "";
    if (text) editors[section].current?.insertFields(text, findGaps(text), section === here ? "cursor" : "end");
  }
  editors[snippet[here] ? here : here === "findings" ? "impression" : "findings"].current?.focus();
}
