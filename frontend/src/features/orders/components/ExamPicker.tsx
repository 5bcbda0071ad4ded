import type { InputRef } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Icon } from "@/shared/ui/Icon";
import { ErrorState, Loading } from "@/shared/ui/states";
import { useCatalogue, type ExamType } from "../api/orders";
import { findTypes } from "../model/catalogue";
import { PickList } from "./PickList";

/** What: one or several exams of the catalogue, each with its length, contrast and preparation. */
export function ExamPicker({ chosen, onChange }: { chosen: ExamType[]; onChange: (types: ExamType[]) => void }) {
  const { t } = useTranslation("orders");
  const lang = useLang();
  const [text, setText] = useState("");
  const input = useRef<InputRef>(null);
  const catalogue = useCatalogue();
  useHotkey("F3", () => input.current?.focus(), { label: t("new.findExam") });
  const codes = new Set(chosen.map((type) => type.code));
  const found = findTypes((catalogue.data?.results ?? []).filter((type) => !codes.has(type.code)), text);
  return (
    <section className="panel">
      <header>
        <b>{t("new.exams")}</b>
      </header>
      <div className="body col" style={{ gap: 12 }}>
        <PickList
          label={t("new.findExam")}
          hint={t("new.findExamHint")}
          keys="F3"
          text={text}
          onText={setText}
          inputRef={input}
          rows={found}
          rowKey={(type) => type.code}
          render={(type) => (
            <span className="row">
              <span className="tag line">{type.modality}</span>
              <span className="m">{pick(type.names, lang)}</span>
              <span className="sp" />
              <span className="meta num">{t("new.minutes", { minutes: type.duration_min })}</span>
            </span>
          )}
          onPick={(type) => {
            onChange([...chosen, type]);
            setText("");
          }}
          empty={t("new.noExam")}
        />
        {catalogue.isPending && <Loading lines={2} />}
        {catalogue.isError && <ErrorState error={catalogue.error} onRetry={() => void catalogue.refetch()} />}
        {chosen.length === 0 && <p className="meta">{t("new.examFirst")}</p>}
        <ul className="col" style={{ gap: 8 }}>
          {chosen.map((type) => (
            <li key={type.code} className="chosen">
              <div className="row">
                <span className="tag line">{type.modality}</span>
                <span className="m">{pick(type.names, lang)}</span>
                {type.contrast && type.contrast !== "none" && <span className="tag amber">{t(`contrast.${type.contrast}`)}</span>}
                <span className="sp" />
                <span className="meta num">{t("new.minutes", { minutes: type.duration_min })}</span>
                <button type="button" className="btn sm ghost" onClick={() => onChange(chosen.filter((one) => one !== type))} aria-label={t("new.removeExam", { name: pick(type.names, lang) })} title={t("new.removeExam", { name: pick(type.names, lang) })}>
                  <Icon name="x" />
                </button>
              </div>
              {pick(type.prep, lang) && <p className="meta">{pick(type.prep, lang)}</p>}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
