import { useTranslation } from "react-i18next";
import { Glyph, Icon } from "@/shared/ui/Icon";
import type { ReportFinding } from "../api/report";
import type { Checks } from "../hooks/useChecks";
import type { Texts } from "../model/keptText";
import { lineOf } from "../model/offsets";
import { AlertMenu } from "./AlertMenu";

interface Props {
  findings: ReportFinding[];
  texts: Texts;
  checked: boolean;
  chosen: number;
  onJump: (at: number, place?: { section: string; start: number; end: number }) => void;
  onFix: (finding: ReportFinding) => void;
  /** Absent for who only looks. */
  onAnswer?: Checks["answer"];
}

const SHAPES = { error: "problem", warn: "prep", info: "booked" } as const;

/** What the checks say, in reading order. A text error has one fix; a side or a size shows both places and is never rewritten. */
export function FindingsPanel({ findings, texts, checked, chosen, onJump, onFix, onAnswer }: Props) {
  const { t } = useTranslation("reporting");
  const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
  return (
    <section className="reading-checks" aria-label={t("checks.title")}>
      <header>
        <b>{t("checks.title")}</b>
        {count("error") > 0 && <span className="bad">{t("checks.errors", { n: count("error") })}</span>}
        {count("warn") > 0 && <span className="warn">{t("checks.warnings", { n: count("warn") })}</span>}
        {checked && findings.length === 0 && (
          <span className="good">
            <Icon name="check" /> {t("checks.clean")}
          </span>
        )}
        <span className="sp" />
        <span className="meta">
          {t("checks.next")} <kbd>F8</kbd> {t("checks.fix")} <kbd>Ctrl</kbd> <kbd>.</kbd>
        </span>
      </header>
      <ol>
        {findings.map((finding, at) => {
          const section = finding.section === "impression" ? "impression" : "findings";
          return (
            <li key={`${finding.rule}-${finding.section}-${finding.start}`} className={at === chosen ? "on" : ""}>
              <button type="button" className="reading-check" onClick={() => onJump(at)}>
                <span className={finding.severity === "error" ? "bad" : finding.severity === "warn" ? "warn" : "link"}>
                  <Glyph name={SHAPES[finding.severity as keyof typeof SHAPES] ?? "booked"} />
                </span>
                <span>
                  {finding.reason.text}
                  <span className="meta">
                    {finding.rule} · {t(`section.${section}`)}
                    {finding.end > finding.start && ` · ${t("checks.line", { n: lineOf(texts[section], finding.start) })}`}
                  </span>
                </span>
              </button>
              {finding.suggestion && (
                <button type="button" className="btn sm" onClick={() => onFix(finding)}>
                  {t("checks.changeTo", { text: finding.suggestion })}
                </button>
              )}
              {finding.related.map((place) => (
                <button type="button" className="btn sm" key={`${place.section}-${place.start}`} onClick={() => onJump(at, place)}>
                  {t("checks.other", { section: t(`section.${place.section}`) })}
                </button>
              ))}
              {onAnswer && finding.key && !finding.blocking && <AlertMenu finding={finding} onAnswer={onAnswer} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
