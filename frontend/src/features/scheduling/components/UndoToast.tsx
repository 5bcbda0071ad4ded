import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { Glyph } from "@/shared/ui/Icon";
import { useProblemWords } from "@/shared/ui/states";
import type { Undoable } from "../hooks/useUndo";

/** What was done, and the seconds left to take it back; or why it could not be. */
export function UndoToast({ undoable, pending, onUndo }: { undoable: Undoable; pending: boolean; onUndo: () => void }) {
  const { t } = useTranslation("scheduling");
  const words = useProblemWords();
  const canUndo = !undoable.refusal && !pending;
  useHotkey("Ctrl+Z", onUndo, { label: t("undo.act"), when: canUndo });
  if (undoable.refusal)
    return (
      <div className="toast" role="alert">
        <Glyph name="problem" />
        <span className="cut">{t("undo.refused", { what: undoable.text, why: words(undoable.refusal).text })}</span>
      </div>
    );
  return (
    <div className="toast" role="status">
      <span className="cut">{undoable.text}</span>
      <button type="button" className="btn sm" disabled={pending} onClick={onUndo}>
        {t("undo.act")} <span className="num">{undoable.seconds}</span> <kbd>Ctrl Z</kbd>
      </button>
    </div>
  );
}
