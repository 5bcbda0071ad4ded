import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useConfirmDispute } from "../api/lessons";
import { useRule, useSetStatus, type RuleDetail, type RuleStatus } from "../api/rules";
import { writeShare } from "../model/ruleText";
import { RuleForm } from "./RuleForm";
import { RuleStatusTag } from "./RuleStatusTag";

/** One rule: how it stands, what became of its alerts, and every step of its life. */
export function RulePanel({ code, onSaved }: { code: string; onSaved: (code: string) => void }) {
  const rule = useRule(code);
  if (rule.isPending) return <Loading lines={6} />;
  if (rule.isError) return <ErrorState error={rule.error} onRetry={() => void rule.refetch()} />;
  return <Panel rule={rule.data} onSaved={onSaved} />;
}

function Panel({ rule, onSaved }: { rule: RuleDetail; onSaved: (code: string) => void }) {
  const { t } = useTranslation("rules");
  const lang = useLang();
  const mayChange = useMay("qc.rules");
  const [step, setStep] = useState<RuleStatus | null>(null);
  const [editing, setEditing] = useState(false);
  const set = useSetStatus(rule.code);
  return (
    <section className="panel" aria-label={rule.code}>
      <header>
        <b className="num">{rule.code}</b> <RuleStatusTag status={rule.status} />
        <span className="sp" />
        {mayChange && rule.is_own && (
          <button type="button" className="btn sm" onClick={() => setEditing(true)}>
            {t("edit")}
          </button>
        )}
        {mayChange &&
          rule.next_steps.map((one) => (
            <button type="button" key={one} className={one === "retired" ? "btn sm danger" : "btn sm"} onClick={() => setStep(one)}>
              {t(`step.${one}`)}
            </button>
          ))}
      </header>
      <div className="body">
        <p>{pick(rule.title, lang)}</p>
        <p className="meta">
          {t(`category.${rule.category}`, rule.category)} · {t("version", { n: rule.version })} · {t(rule.is_own ? "own" : "builtIn")}
        </p>
        <Figures rule={rule} />
        <History rule={rule} />
      </div>
      {step && (
        <ConfirmWithReason
          act={t("stepOf", { step: t(`step.${step}`), code: rule.code })}
          hint={t(`stepHint.${step}`)}
          danger={step === "retired" || step === "blocking"}
          error={set.error}
          pending={set.isPending}
          onConfirm={(reason) => set.mutate({ status: step, version: rule.version, reason }, { onSuccess: () => setStep(null) })}
          onCancel={() => {
            set.reset();
            setStep(null);
          }}
        />
      )}
      {editing && (
        <RuleForm
          rule={rule}
          onClose={() => setEditing(false)}
          onSaved={(code) => {
            setEditing(false);
            onSaved(code);
          }}
        />
      )}
    </section>
  );
}

const COUNTED = ["shown", "fixed", "by_autofix", "ignored", "disputed", "overridden", "left", "shadow"] as const;

function Figures({ rule }: { rule: RuleDetail }) {
  const { t } = useTranslation("rules");
  const share = writeShare(rule.counts.accepted_share, rule.counts.interval, rule.counts.settled);
  const mayChange = useMay("qc.rules");
  const confirm = useConfirmDispute(rule.code);
  return (
    <>
      <dl className="rule-figures">
        {COUNTED.map((name) => (
          <div key={name}>
            <dt>{t(`count.${name}`)}</dt>
            <dd className="num">{rule.counts[name]}</dd>
          </div>
        ))}
        <div>
          <dt>{t("count.share")}</dt>
          <dd className="num">{share || t("noData")}</dd>
        </div>
      </dl>
      {rule.disputes.length > 0 && (
        <>
          <h3>{t("disputes")}</h3>
          <ul className="rule-disputes">
            {rule.disputes.map((one) => (
              <li key={`${one.at}-${one.sentence}`}>
                “{one.sentence}” <span className="meta">{one.reason}</span>
                {one.is_confirmed && <span className="tag green">{t("lesson.confirmed")}</span>}
                {mayChange && !one.is_confirmed && (
                  <button type="button" className="btn sm" disabled={confirm.isPending} onClick={() => confirm.mutate(one.id)}>
                    {t("lesson.confirm")}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {confirm.error && <ProblemNote error={confirm.error} />}
        </>
      )}
      {rule.kept.length > 0 && (
        <>
          <h3>{t("lesson.keptTitle", { n: rule.kept.length, obeyed: rule.kept.filter((one) => one.obeyed).length })}</h3>
          <ul className="rule-disputes">
            {rule.kept.map((one) => (
              <li key={one.id}>
                <span className={one.obeyed ? "tag green" : "tag amber"}>{t(one.obeyed ? `lesson.obeyed.${one.kind}` : "lesson.broken")}</span> “{one.wrong}”{one.right && ` → “${one.right}”`} <span className="meta">{one.confirmed_by_name}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function History({ rule }: { rule: RuleDetail }) {
  const { t } = useTranslation("rules");
  if (rule.changes.length === 0) return <p className="meta">{t("unchanged")}</p>;
  return (
    <>
      <h3>{t("history")}</h3>
      <ul className="reasons">
        {rule.changes.map((one) => (
          <li key={`${one.at}-${one.to_status}`}>
            <RuleStatusTag status={one.to_status} />
            <span>
              {one.by_name} <TimeText at={one.at} shape="full" /> <span className="meta">{one.reason}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
