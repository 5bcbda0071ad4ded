import { Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "../hotkeys/useHotkey";
import { Icon } from "./Icon";

const PAUSE_MS = 250;

/** A filter typed by hand; it acts after a short pause, never during a composition. `/` goes to the last one of the page. */
export function SearchField({ label, value, onChange, width = 220 }: { label: string; value: string | undefined; onChange: (value: string) => void; width?: number }) {
  const [text, setText] = useState(value ?? "");
  const [composing, setComposing] = useState(false);
  const input = useRef<InputRef>(null);
  const { t } = useTranslation("common");
  useHotkey("/", () => input.current?.focus({ cursor: "all" }), { label: t("table.search") });
  useEffect(() => {
    if (composing || text === (value ?? "")) return undefined;
    const timer = setTimeout(() => onChange(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, composing, value, onChange]);
  return (
    <Input
      ref={input}
      style={{ width }}
      prefix={<Icon name="search" />}
      aria-label={label}
      placeholder={label}
      allowClear
      value={text}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  );
}
