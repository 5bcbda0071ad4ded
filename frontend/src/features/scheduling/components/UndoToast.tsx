import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import type { Undoable } from "../hooks/useUndo";

/** What was done, and the seconds left to take it back. */
export function UndoToast({ undoable, onUndo }: { undoable: Undoable; onUndo: () => void }) {
  const { t } = useTranslation("scheduling");
  useHotkey("Ctrl+Z", onUndo, { label: t("undo.act") });
  return (
    <div className="toast" role="status">
      <span className="cut">{undoable.text}</span>
      <button type="button" className="btn sm" onClick={onUndo}>
        {t("undo.act")} <span className="num">{undoable.seconds}</span> <kbd>Ctrl Z</kbd>
      </button>
    </div>
  );
}
