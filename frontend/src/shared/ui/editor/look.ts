import { EditorView } from "@codemirror/view";

/** Reading size, and three severities that differ in colour, line style and gutter glyph. */
export const editorLook = EditorView.theme({
  "&": { color: "var(--text)", backgroundColor: "var(--surface)", fontSize: "16px", height: "100%" },
  // Outside the editor: a ring inside would lie under the gutter and the current line.
  "&.cm-focused": { outline: "2px solid var(--brand-fg)", borderRadius: "var(--r2)" },
  ".cm-scroller": { fontFamily: "var(--font)", lineHeight: "28px" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--brand-fg)" },
  ".cm-cursor": { borderLeftColor: "var(--brand-fg)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--text-3)", border: "none", fontSize: "12px" },
  ".cm-activeLine": { backgroundColor: "var(--hover)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--hover)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--brand-fg) 30%, transparent)" },
  ".cm-lintRange": { backgroundImage: "none", textDecorationLine: "underline", textDecorationThickness: "1.5px", textUnderlineOffset: "4px", textDecorationSkipInk: "none" },
  ".cm-lintRange-error": { textDecorationStyle: "wavy", textDecorationColor: "var(--problem-fg)", backgroundColor: "var(--problem-bg)" },
  ".cm-lintRange-warning": { textDecorationStyle: "dashed", textDecorationColor: "var(--exam-fg)" },
  ".cm-lintRange-info": { textDecorationStyle: "dotted", textDecorationColor: "var(--brand-fg)" },
  ".cm-lint-marker": { content: "none", width: "16px", textAlign: "center", fontSize: "12px" },
  ".cm-lint-marker-error::before": { content: '"\u25b2"', color: "var(--problem-fg)" },
  ".cm-lint-marker-warning::before": { content: '"\u25b3"', color: "var(--exam-fg)" },
  ".cm-lint-marker-info::before": { content: '"?"', color: "var(--brand-fg)" },
  ".cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--text)", border: "1px solid var(--line-2)", borderRadius: "6px", maxWidth: "480px" },
  ".cm-diagnostic": { borderLeft: "none", padding: "6px 10px" },
  ".cm-diagnosticSource": { color: "var(--text-3)", opacity: "1", fontSize: "12px" },
  ".cm-diagnosticAction": { backgroundColor: "var(--brand)", color: "var(--brand-ink)", borderRadius: "3px", padding: "2px 8px", marginLeft: "8px" },
});
