import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { forEachDiagnostic, lintGutter, nextDiagnostic, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import type { EditorHandle, EditorOffer, Finding } from "./contract";
import { editorLook } from "./look";
import { appendWithSlots, completeSlot, enterSlot, insertWithSlots, rememberSlots, slotsExtension } from "./slots";

interface Setup {
  text: string;
  label: string;
  onChange: (text: string) => void;
  keys: string[];
  onKey: (key: string) => boolean;
  /** What "/" offers. */
  offers: () => EditorOffer[];
  /** Tab past the last field (1) or before the first (-1): whether it was led elsewhere. */
  onLeave: (way: 1 | -1) => boolean;
}

// Chinese input methods turn the stroke into an enumeration comma: at the start of a word it means the same.
const STROKE = /(?:^|[\s，。；：,.;:])(?:\/|(?<=^|\s)、)([^\s/、]{0,20})$/u;

/** Puts an editor into `host`. Text flows outward by `onChange`; inward only through the handle. */
export function mountEditor(host: HTMLElement, setup: Setup) {
  const readOnly = new Compartment();
  const afterComposition: (() => void)[] = [];
  const view = new EditorView({
    parent: host,
    state: EditorState.create({
      doc: setup.text,
      extensions: [
        keymap.of([
          ...setup.keys.map((key) => ({ key, run: () => setup.onKey(key) })),
          { key: "F8", run: nextDiagnostic },
          { key: "Ctrl-.", run: applyFixAtCursor },
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        slotsExtension(setup.onLeave),
        autocompletion({ override: [completeSlot, (context) => completeOffer(context, setup.offers())], icons: false, tooltipClass: () => "cm-offers" }),
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        EditorView.lineWrapping,
        readOnly.of(EditorState.readOnly.of(false)),
        EditorView.contentAttributes.of({ "aria-label": setup.label, spellcheck: "false" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) setup.onChange(update.state.doc.toString());
        }),
        EditorView.domEventHandlers({
          compositionend: () => {
            // The editor closes its own composition in the same turn; ours follows it.
            setTimeout(() => afterComposition.splice(0).forEach((run) => run()), 0);
          },
        }),
        editorLook,
      ],
    }),
  });
  const whenCalm = (run: () => void) => (view.composing ? void afterComposition.push(run) : run());
  const handle: EditorHandle & { setFindings(next: Finding[]): void; setReadOnly(on: boolean): void; destroy(): void } = {
    replaceText: (text) =>
      whenCalm(() => {
        if (text === view.state.doc.toString()) return;
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, annotations: isolateHistory.of("full") });
      }),
    insert: (text) => whenCalm(() => view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true })),
    insertFields: (text, slots, where) =>
      whenCalm(() => {
        const { from, to } = view.state.selection.main;
        if (where === "end") appendWithSlots(view, text, slots);
        else insertWithSlots(view, from, to, "", text, slots);
      }),
    rememberFields: (slots) => whenCalm(() => rememberSlots(view, slots)),
    enterField: (at) => enterSlot(view, at),
    select: (from, to) => {
      const end = view.state.doc.length;
      view.dispatch({ selection: { anchor: Math.min(from, end), head: Math.min(to, end) }, scrollIntoView: true });
      view.focus();
    },
    nextFinding: () => {
      nextDiagnostic(view);
      view.focus();
    },
    focus: () => view.focus(),
    setFindings: (next) => whenCalm(() => view.dispatch(setDiagnostics(view.state, toDiagnostics(next, view.state.doc.length)))),
    setReadOnly: (on) => view.dispatch({ effects: readOnly.reconfigure(EditorState.readOnly.of(on)) }),
    destroy: () => view.destroy(),
  };
  return handle;
}

/** Findings may lag behind the text by one check: ranges are cut to what is there. */
export function toDiagnostics(findings: Finding[], length: number): Diagnostic[] {
  return findings
    .filter((finding) => finding.from < length || length === 0)
    .map((finding) => ({
      from: Math.max(0, Math.min(finding.from, length)),
      to: Math.max(0, Math.min(Math.max(finding.to, finding.from), length)),
      severity: finding.severity,
      message: finding.text,
      source: finding.code,
      actions: finding.fix ? [{ name: finding.fix.label, apply: (view, from, to) => view.dispatch({ changes: { from, to, insert: finding.fix?.replacement ?? "" } }) }] : [],
    }));
}

/** Templates and snippets after a stroke; the typed word is taken away before what was chosen is done. */
export function completeOffer(context: CompletionContext, offers: EditorOffer[]): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const typed = STROKE.exec(line.text.slice(0, context.pos - line.from));
  if (!typed || offers.length === 0) return null;
  const word = (typed[1] ?? "").toLowerCase();
  const options = offers
    .filter((offer) => offer.word.toLowerCase().startsWith(word) || offer.title.toLowerCase().includes(word))
    .map((offer, at) => ({
      label: `/${offer.word}`,
      detail: offer.title,
      boost: -at,
      apply: (view: EditorView, _chosen: unknown, from: number, to: number) => {
        view.dispatch({ changes: { from, to, insert: "" } });
        offer.run();
      },
    }));
  return options.length === 0 ? null : { from: context.pos - word.length - 1, options, filter: false };
}

/** One key applies the single fix of the finding under the cursor. */
function applyFixAtCursor(view: EditorView): boolean {
  const at = view.state.selection.main.head;
  let done = false;
  forEachDiagnostic(view.state, (diagnostic, from, to) => {
    const action = diagnostic.actions?.[0];
    if (done || !action || at < from || at > to) return;
    done = true;
    action.apply(view, from, to);
  });
  return done;
}
