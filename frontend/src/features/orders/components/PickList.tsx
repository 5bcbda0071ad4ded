import { Input, type InputRef } from "antd";
import { useId, useState, type KeyboardEvent, type ReactNode, type Ref } from "react";
import { Icon } from "@/shared/ui/Icon";
import { Kbd } from "@/shared/ui/Kbd";

interface Props<Row> {
  label: string;
  hint: string;
  keys: string;
  text: string;
  onText: (text: string) => void;
  rows: Row[];
  rowKey: (row: Row) => string | number;
  render: (row: Row) => ReactNode;
  onPick: (row: Row) => void;
  empty: string;
  inputRef?: Ref<InputRef>;
  /** Shown without a typed word too. */
  always?: boolean;
  autoFocus?: boolean;
}

/** Type, arrow, Enter: a search whose list stays open under it and never takes the focus away. */
export function PickList<Row>({ label, hint, keys, text, onText, rows, rowKey, render, onPick, empty, inputRef, always = false, autoFocus = false }: Props<Row>) {
  const id = useId();
  const [at, setAt] = useState(0);
  const chosen = Math.min(at, rows.length - 1);
  const shown = always || text.trim() !== "";
  const steer = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !shown) return;
    const row = rows[chosen];
    if (event.key === "Enter" && row && !event.ctrlKey) onPick(row);
    else if (event.key === "ArrowDown") setAt(Math.min(chosen + 1, rows.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(chosen - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <div className="pick">
      <Input
        ref={inputRef}
        autoFocus={autoFocus}
        role="combobox"
        aria-expanded={shown}
        aria-controls={id}
        aria-activedescendant={shown && rows[chosen] ? `${id}-${rowKey(rows[chosen])}` : undefined}
        aria-label={label}
        placeholder={hint}
        prefix={<Icon name="search" />}
        suffix={<Kbd keys={keys} />}
        value={text}
        onChange={(event) => {
          onText(event.target.value);
          setAt(0);
        }}
        onKeyDown={steer}
      />
      {shown && (
        <div id={id} role="listbox" aria-label={label} className="pick-list">
          {rows.map((row, index) => (
            <div key={rowKey(row)} id={`${id}-${rowKey(row)}`} role="option" tabIndex={-1} aria-selected={index === chosen} onClick={() => onPick(row)} onKeyDown={steer}>
              {render(row)}
            </div>
          ))}
          {rows.length === 0 && <p className="meta pick-empty">{empty}</p>}
        </div>
      )}
    </div>
  );
}
