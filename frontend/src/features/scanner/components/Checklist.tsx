import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useAnswer, useSheetWrite, type AskedItem, type SafetySheet } from "@/shared/safety/sheet";
import { ThreeState } from "@/shared/safety/ThreeState";
import { ReasonList } from "@/shared/ui/ReasonList";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";

/** Questions of the scan room first, then what nurse and front desk answered, with author and time. There is no "all yes". */
export function Checklist({ sheet }: { sheet: SafetySheet }) {
  const { t } = useTranslation("scanner");
  const { answer, error } = useAnswer(sheet.exam.id);
  const check = useSheetWrite(sheet.exam.id);
  const open = sheet.items.filter((item) => item.value === "unanswered");
  const rows = [...sheet.items].sort((a, b) => order(a) - order(b));
  const serious = sheet.open_points.filter((point) => point.reason.code !== "safety.unanswered").map((point) => point.reason);
  return (
    <section className="panel ck">
      <header>
        {t("check.title")}
        <span className="sp" />
        <span className={open.length ? "warn m" : "good m"} style={{ fontSize: 14 }}>
          {open.length ? t("check.open", { n: open.length }) : t("check.complete")}
        </span>
      </header>
      {serious.length > 0 && (
        <div style={{ padding: "10px 16px", borderBottom: "1px solid var(--line)" }}>
          <ReasonList reasons={serious} withPolicy />
        </div>
      )}
      <ul>
        {rows.map((item) => (
          <Row key={item.code} item={item} onAnswer={(value) => answer(item, value, { source: item.stage === "scan" ? "staff" : "patient", label: sheet.exam.patient.name })} />
        ))}
        {rows.length === 0 && <li className="meta">{t("check.none")}</li>}
      </ul>
      {sheet.needs_check && (
        <div className="more">
          <button type="button" className="btn tablet" disabled={check.isPending} onClick={() => check.mutate({ path: "check", label: sheet.exam.patient.name })}>
            {t("check.again", { name: sheet.exam.patient.name })}
          </button>
          <p className="meta">{t("check.againHint")}</p>
        </div>
      )}
      {sheet.check && !sheet.needs_check && (
        <p className="more meta">
          {t("check.checkedBy", { name: sheet.check.checked_by })} <TimeText at={sheet.check.at} />
        </p>
      )}
      {(error ?? check.error) && (
        <div className="more">
          <ProblemNote error={error ?? check.error} />
        </div>
      )}
    </section>
  );
}

function order(item: AskedItem): number {
  return (item.value === "unanswered" ? 0 : 2) + (item.stage === "scan" ? 0 : 1);
}

function Row({ item, onAnswer }: { item: AskedItem; onAnswer: (value: AskedItem["value"]) => void }) {
  const { t } = useTranslation("scanner");
  const lang = useLang();
  const text = pick(item.text, lang);
  return (
    <li className={item.value === "unanswered" ? "open" : ""}>
      <div className="sp">
        <b>{text}</b>
        <p className="meta">
          {item.value === "unanswered" ? t("check.ask") : `${item.by} `}
          {item.value !== "unanswered" && <TimeText at={item.at} />}
          {item.detail && ` · ${item.detail}`}
        </p>
      </div>
      <ThreeState label={text} value={item.value} yesIsGood={item.stage === "scan"} withUnsure={item.stage === "booking"} big onChange={onAnswer} />
    </li>
  );
}
