import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { ErrorState, Loading } from "@/shared/ui/states";
import { useRules, type Rule } from "../api/rules";
import { AuditsTab } from "../components/AuditsTab";
import { LessonsTab } from "../components/LessonsTab";
import { LexiconTab } from "../components/LexiconTab";
import { QualityTabs } from "../components/QualityTabs";
import { RuleForm } from "../components/RuleForm";
import { RulePanel } from "../components/RulePanel";
import { RuleStatusTag } from "../components/RuleStatusTag";
import { SecondReaderTab } from "../components/SecondReaderTab";
import { WordQuestions } from "../components/WordQuestions";
import { writeShare } from "../model/ruleText";
import "../qc.css";

const TABS = ["rules", "lessons", "lexicon", "audits", "second"] as const;

/** Rules and lexicon of report checking: how each rule stands, what its alerts were worth, and what the department adds. */
export default function RulesPage() {
  const { t } = useTranslation("rules");
  const [params, setParams] = useSearchParams();
  const tab = TABS.find((one) => one === params.get("tab")) ?? "rules";
  return (
    <div className="page">
      <QualityTabs />
      <div className="seg" role="group" aria-label={t("title")}>
        {TABS.map((one) => (
          <button type="button" key={one} className={one === tab ? "on" : ""} aria-pressed={one === tab} onClick={() => setParams({ tab: one })}>
            {t(`tab.${one}`)}
          </button>
        ))}
      </div>
      {tab === "rules" && <RulesTab />}
      {tab === "lessons" && <LessonsTab />}
      {tab === "lexicon" && (
        <>
          <LexiconTab />
          <WordQuestions />
        </>
      )}
      {tab === "audits" && <AuditsTab />}
      {tab === "second" && <SecondReaderTab />}
    </div>
  );
}

function RulesTab() {
  const { t } = useTranslation("rules");
  const [params, setParams] = useSearchParams();
  const rules = useRules();
  const mayChange = useMay("qc.rules");
  const [adding, setAdding] = useState(false);
  const chosen = params.get("rule") ?? rules.data?.[0]?.code ?? null;
  const choose = (code: string) => setParams({ tab: "rules", rule: code });
  if (rules.isPending) return <Loading lines={8} />;
  if (rules.isError) return <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />;
  return (
    <div className="rules-desk">
      <section className="panel" aria-label={t("tab.rules")}>
        <header>
          <b>{t("count.rules", { n: rules.data.length })}</b>
          <span className="sp" />
          {mayChange && (
            <button type="button" className="btn sm primary" onClick={() => setAdding(true)}>
              {t("form.new")}
            </button>
          )}
        </header>
        <ul className="phantom-rows">
          {rules.data.map((rule) => (
            <RuleLine key={rule.code} rule={rule} isChosen={rule.code === chosen} onChoose={() => choose(rule.code)} />
          ))}
        </ul>
      </section>
      {chosen && <RulePanel key={chosen} code={chosen} onSaved={choose} />}
      {adding && (
        <RuleForm
          onClose={() => setAdding(false)}
          onSaved={(code) => {
            setAdding(false);
            choose(code);
          }}
        />
      )}
    </div>
  );
}

function RuleLine({ rule, isChosen, onChoose }: { rule: Rule; isChosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation("rules");
  const lang = useLang();
  return (
    <li>
      <button type="button" className={isChosen ? "on" : ""} aria-current={isChosen} onClick={onChoose}>
        <span className="row">
          <b>{pick(rule.title, lang)}</b>
          <span className="sp" />
          <RuleStatusTag status={rule.status} />
        </span>
        <span className="meta">
          {rule.code} · {t("shown", { n: rule.counts.shown })} {writeShare(rule.counts.accepted_share, rule.counts.interval, rule.counts.settled)}
        </span>
      </button>
    </li>
  );
}
