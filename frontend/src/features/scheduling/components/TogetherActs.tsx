import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ReasonDialog, type Why } from "./ReasonDialog";

export type TogetherMode = "look" | "move" | "cancel";

interface Props {
  mode: TogetherMode;
  onMode: (mode: TogetherMode) => void;
  /** The row of buttons stands only for those who may act; a dialog that is open stays. */
  mayAct: boolean;
  moveLabel: string;
  cancelLabel: ReactNode;
  /** Names the move once a place is picked; "" before. */
  moveAct: string;
  cancelAct: string;
  move: { isPending: boolean };
  cancel: { isPending: boolean; error: unknown };
  onMove: (why: Why) => void;
  onUnpick: () => void;
  onCancel: (why: Why) => void;
  /** Further acts of the row. */
  children?: ReactNode;
}

/** What is done with several appointments as one: moved to the place that was picked, or called off, each with its reason. */
export function TogetherActs({ mode, onMode, mayAct, moveLabel, cancelLabel, moveAct, cancelAct, move, cancel, onMove, onUnpick, onCancel, children }: Props) {
  const { t } = useTranslation("scheduling");
  return (
    <>
      {mayAct && (
        <div className="row acts">
          {mode === "look" ? (
            <button type="button" className="btn sm" onClick={() => onMode("move")}>
              {moveLabel} <kbd>⇧M</kbd>
            </button>
          ) : (
            <button type="button" className="btn sm" onClick={() => onMode("look")}>
              {t("appointment.stay")}
            </button>
          )}
          <button type="button" className="btn sm outline-danger" onClick={() => onMode("cancel")}>
            {cancelLabel}
          </button>
          {children}
        </div>
      )}
      {moveAct && <ReasonDialog kind="move" act={moveAct} direct pending={move.isPending} onConfirm={onMove} onCancel={onUnpick} />}
      {mode === "cancel" && <ReasonDialog kind="cancel" act={cancelAct} danger error={cancel.error} pending={cancel.isPending} onConfirm={onCancel} onCancel={() => onMode("look")} />}
    </>
  );
}
