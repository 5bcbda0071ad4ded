import { useEffect, useImperativeHandle, useRef, type Ref } from "react";
import { useTranslation } from "react-i18next";
import type { EditorHandle, EditorOffer, Finding } from "./editor/contract";

interface Props {
  /** Text at mounting. Later texts go in by `ref.replaceText`, never by this prop: writing back mid-composition breaks input methods. */
  initialText: string;
  onChange: (text: string) => void;
  findings: Finding[];
  readOnly?: boolean;
  /** Extra keys inside the editor: "Ctrl-Enter": () => void. */
  keys?: Record<string, () => void>;
  /** What a typed "/" offers. */
  offers?: EditorOffer[];
  /** Tab past the last field of a template (1) or before the first (-1). */
  onLeave?: (way: 1 | -1) => boolean;
  /** The library is loaded and the text stands: fields can be put on it. */
  onReady?: () => void;
  ref?: Ref<EditorHandle>;
  label?: string;
}

/** Report text with findings underlined, in the gutter and by F8; mounted once. The library is loaded when first shown. */
export function ReportEditor({ initialText, onChange, findings, readOnly = false, keys, offers, onLeave, onReady, ref, label }: Props) {
  const { t } = useTranslation("common");
  const host = useRef<HTMLDivElement>(null);
  const handle = useRef<(EditorHandle & { setFindings(next: Finding[]): void; setReadOnly(on: boolean): void; destroy(): void }) | null>(null);
  const latest = useRef({ initialText, onChange, keys, findings, readOnly, offers, onLeave, onReady });
  const name = label ?? t("editor.label");
  useEffect(() => {
    latest.current = { ...latest.current, onChange, keys, findings, readOnly, offers, onLeave, onReady };
  });

  useEffect(() => {
    let gone = false;
    void import("./editor/mount").then(({ mountEditor }) => {
      if (gone || !host.current) return;
      handle.current = mountEditor(host.current, {
        text: latest.current.initialText,
        label: name,
        onChange: (text) => {
          // Kept for a second mounting (strict mode, a moved panel): nothing typed is lost.
          latest.current.initialText = text;
          latest.current.onChange(text);
        },
        onKey: (key) => {
          const run = latest.current.keys?.[key];
          run?.();
          return Boolean(run);
        },
        keys: Object.keys(latest.current.keys ?? {}),
        offers: () => (latest.current.readOnly ? [] : (latest.current.offers ?? [])),
        onLeave: (way) => latest.current.onLeave?.(way) ?? false,
      });
      handle.current.setFindings(latest.current.findings);
      handle.current.setReadOnly(latest.current.readOnly);
      latest.current.onReady?.();
    });
    return () => {
      gone = true;
      handle.current?.destroy();
      handle.current = null;
    };
  }, [name]);
  useEffect(() => handle.current?.setFindings(findings), [findings]);
  useEffect(() => handle.current?.setReadOnly(readOnly), [readOnly]);
  useImperativeHandle(
    ref,
    () => ({
      replaceText: (text) => handle.current?.replaceText(text),
      insert: (text) => handle.current?.insert(text),
      insertFields: (text, slots, where) => handle.current?.insertFields(text, slots, where),
      rememberFields: (slots) => handle.current?.rememberFields(slots),
      enterField: (at) => handle.current?.enterField(at) ?? false,
      select: (from, to) => handle.current?.select(from, to),
      nextFinding: () => handle.current?.nextFinding(),
      focus: () => handle.current?.focus(),
    }),
    [],
  );
  return <div className="cm-host" ref={host} style={{ height: "100%" }} />;
}
