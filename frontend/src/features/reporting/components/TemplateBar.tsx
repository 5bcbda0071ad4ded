import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ProblemNote } from "@/shared/ui/states";
import type { ProposedTemplate } from "../api/templates";
import { SnippetsDialog } from "./SnippetsDialog";

interface Props {
  lang: "zh" | "en";
  templates: ProposedTemplate[];
  pending: boolean;
  error: unknown;
  onApply: (code: string) => void;
}

const SHOWN = 3;

/** Templates that fit the exam, one key each; the others of the modality behind a choice. */
export function TemplateBar({ lang: reportLang, templates, pending, error, onApply }: Props) {
  const { t } = useTranslation("reporting");
  const lang = useLang();
  const [editing, setEditing] = useState(false);
  const first = templates.filter((one) => one.is_proposed).slice(0, SHOWN);
  const rest = templates.filter((one) => !first.includes(one));
  const act = (at: number) => {
    const one = first[at];
    if (one && !pending) onApply(one.code);
  };
  useHotkey("Alt+1", () => act(0), { label: t("template.first"), when: first.length > 0 });
  useHotkey("Alt+2", () => act(1), { label: t("template.second"), when: first.length > 1 });
  useHotkey("Alt+3", () => act(2), { label: t("template.third"), when: first.length > 2 });
  return (
    <div className="reading-templates" role="group" aria-label={t("template.label")}>
      <span className="cap">{t("template.label")}</span>
      {first.map((one, at) => (
        <button type="button" key={one.code} className="btn sm" disabled={pending} onClick={() => onApply(one.code)}>
          {pick(one.names, lang)} <kbd>Alt {at + 1}</kbd>
        </button>
      ))}
      {rest.length > 0 && (
        <Select
          size="small"
          showSearch
          aria-label={t("template.others")}
          placeholder={t("template.others")}
          value={null}
          style={{ minWidth: 140 }}
          popupMatchSelectWidth={false}
          optionFilterProp="label"
          disabled={pending}
          onChange={(code: string | null) => code && onApply(code)}
          options={rest.map((one) => ({ value: one.code, label: pick(one.names, lang) }))}
        />
      )}
      <button type="button" className="btn sm ghost" onClick={() => setEditing(true)}>
        {t("snippets.title")} <kbd>/</kbd>
      </button>
      {editing && <SnippetsDialog lang={reportLang} onClose={() => setEditing(false)} />}
      {error ? <ProblemNote error={error} /> : null}
    </div>
  );
}
