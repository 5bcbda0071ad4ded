import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useAnswer, type AskedItem, type SafetySheet } from "@/shared/safety/sheet";
import { ThreeState } from "@/shared/safety/ThreeState";
import { useMay } from "@/shared/session/session";
import { EmptyState, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";

const SOURCES = ["patient", "proxy", "staff", "record"] as const;

/** The screening form: three states, each answer with who gave it and who wrote it down. */
export function Questions({ sheet }: { sheet: SafetySheet }) {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const mayAnswer = useMay("safety.answer");
  const { answer, error } = useAnswer(sheet.exam.id);
  const [source, setSource] = useState<string>("patient");
  const open = sheet.items.filter((item) => item.value === "unanswered").length;
  return (
    <section className="panel ques">
      <header>
        {sheet.form ? pick(sheet.form.names, lang) : t("form.none")}
        {sheet.form && (
          <span className="meta" title={sheet.form.source}>
            {sheet.form.code}@{sheet.form.version}
          </span>
        )}
        <span className="sp" />
        <span className={open ? "warn m" : "good m"}>{open ? t("form.open", { n: open }) : t("form.complete")}</span>
      </header>
      {mayAnswer && sheet.items.length > 0 && (
        <div className="row" style={{ padding: "8px 12px", borderBottom: "1px solid var(--line)" }}>
          <span className="t2">{t("form.whoSays")}</span>
          <div className="seg" role="radiogroup" aria-label={t("form.whoSays")}>
            {SOURCES.map((one) => (
              <button key={one} type="button" role="radio" aria-checked={source === one} className={source === one ? "on" : ""} onClick={() => setSource(one)}>
                {t(`source.${one}`)}
              </button>
            ))}
          </div>
        </div>
      )}
      <ul>
        {sheet.items.map((item) => (
          <Question key={item.code} item={item} disabled={!mayAnswer} onAnswer={(value, detail) => answer(item, value, { detail, source, label: sheet.exam.patient.name })} />
        ))}
      </ul>
      {sheet.items.length === 0 && <EmptyState title={t("form.none")} hint={t("form.noneHint")} />}
      {error && (
        <div style={{ padding: 12 }}>
          <ProblemNote error={error} />
        </div>
      )}
    </section>
  );
}

function Question({ item, disabled, onAnswer }: { item: AskedItem; disabled: boolean; onAnswer: (value: AskedItem["value"], detail: string) => void }) {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const [detail, setDetail] = useState(item.detail);
  const text = pick(item.text, lang);
  return (
    <li className={item.value === "unanswered" ? "open" : ""}>
      <div className="sp">
        <b>
          {text} {item.is_critical && <span className="tag line">{t("form.critical")}</span>}
        </b>
        {item.value === "unanswered" ? (
          <p className="meta">{t(item.stage === "scan" ? "form.atScanner" : "form.ask")}</p>
        ) : (
          <p className="meta">
            {t(`source.${item.source || "patient"}`)} · {item.by} <TimeText at={item.at} shape="full" /> {item.detail && `· ${item.detail}`}
          </p>
        )}
        {item.value === "yes" && item.stage === "booking" && !disabled && (
          <Input
            size="small"
            value={detail}
            maxLength={200}
            aria-label={t("form.detail")}
            placeholder={t("form.detail")}
            style={{ maxWidth: 360, marginTop: 4 }}
            onChange={(event) => setDetail(event.target.value)}
            onBlur={() => detail !== item.detail && onAnswer("yes", detail)}
          />
        )}
      </div>
      <ThreeState label={text} value={item.value} yesIsGood={item.stage === "scan"} disabled={disabled} onChange={(value) => onAnswer(value, value === item.value ? detail : "")} />
    </li>
  );
}
