import { Input } from "antd";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";

interface Props {
  act: string;
  /** Ready-made reasons, chosen by their number key. */
  reasons: string[];
  disabled?: boolean;
  danger?: boolean;
  pending: boolean;
  error: unknown;
  onConfirm: (note: string) => void;
  children?: ReactNode;
}

/** The reason of an act and its button. A number key takes a ready reason, Ctrl+Enter confirms. */
export function NoteForm({ act, reasons, disabled = false, danger = false, pending, error, onConfirm, children }: Props) {
  const { t } = useTranslation("reconcile");
  const [note, setNote] = useState("");
  const isReady = note.trim() !== "" && !disabled && !pending;
  const confirm = () => isReady && onConfirm(note.trim());
  return (
    <form
      className="im-note"
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      {children}
      <div className="row" style={{ flexWrap: "wrap" }}>
        {reasons.map((reason, at) => (
          <button type="button" className="btn sm" key={reason} onClick={() => setNote(reason)}>
            <kbd>{at + 1}</kbd>
            {reason}
          </button>
        ))}
      </div>
      <Input.TextArea
        autoFocus
        aria-label={t("note")}
        placeholder={t("note")}
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const quick = reasons[Number(event.key) - 1];
          if (quick && note === "") {
            event.preventDefault();
            setNote(quick);
          } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            confirm();
          }
        }}
      />
      {error !== null && error !== undefined && <ProblemNote error={error} />}
      <button type="submit" className={danger ? "btn danger" : "btn pri"} disabled={!isReady}>
        {act}
      </button>
    </form>
  );
}
