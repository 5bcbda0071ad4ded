import { useState, type ComponentType, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "@/shared/ui/Icon";
import { ErrorState, Loading } from "@/shared/ui/states";

export interface PartFormProps {
  patientId: number;
  onDone: () => void;
}

interface Props {
  title: string;
  empty: string;
  add?: string | undefined;
  isPending: boolean;
  error: unknown;
  onRetry: () => void;
  isEmpty: boolean;
  /** The form that adds a row; `onDone` folds it again. */
  form?: ComponentType<PartFormProps>;
  patientId: number;
  children: ReactNode;
}

/** One part of the record: its rows, and a form to add one, folded until asked for. */
export function PartPanel({ title, empty, add, isPending, error, onRetry, isEmpty, form: AddForm, patientId, children }: Props) {
  const { t } = useTranslation("patients");
  const [open, setOpen] = useState(false);
  return (
    <section className="panel">
      <header className="row">
        <b>{title}</b>
        <span className="sp" />
        {add && AddForm && (
          <button type="button" className="btn sm ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Icon name={open ? "x" : "plus"} />
            {open ? t("common:back") : add}
          </button>
        )}
      </header>
      <div className="body col" style={{ gap: 8 }}>
        {open && AddForm && <AddForm patientId={patientId} onDone={() => setOpen(false)} />}
        {isPending && <Loading lines={2} />}
        {!isPending && error !== null && error !== undefined && <ErrorState error={error} onRetry={onRetry} />}
        {!isPending && !error && isEmpty && <p className="meta">{empty}</p>}
        {children}
      </div>
    </section>
  );
}
