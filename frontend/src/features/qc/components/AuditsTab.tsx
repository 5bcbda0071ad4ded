import { DatePicker, Form, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useAskAudit, useAuditHits, useAudits, useRules, type Audit } from "../api/rules";

/** The rules over the signed reports of a period: what a changed rule would have said. */
export function AuditsTab() {
  const { t } = useTranslation("rules");
  const audits = useAudits();
  const mayAsk = useMay("qc.rules");
  const [chosen, setChosen] = useState<{ id: number; rule: string } | null>(null);
  const rows = audits.data?.results ?? [];
  return (
    <section className="panel" aria-label={t("tab.audits")}>
      <div className="body">
        <p className="t2">{t("audit.hint")}</p>
        {mayAsk && <AskForm />}
        {audits.isPending && <Loading lines={4} />}
        {audits.isError && <ErrorState error={audits.error} onRetry={() => void audits.refetch()} />}
        {audits.data && rows.length === 0 && <EmptyState title={t("audit.empty")} />}
        <ul className="reasons">
          {rows.map((row) => (
            <li key={row.id}>
              <span className={row.state === "done" ? "tag green" : "tag amber"}>{t(`audit.state.${row.state}`)}</span>
              <AuditLine row={row} onChoose={(rule) => setChosen({ id: row.id, rule })} />
            </li>
          ))}
        </ul>
        {chosen && <Hits id={chosen.id} rule={chosen.rule} />}
      </div>
    </section>
  );
}

function AuditLine({ row, onChoose }: { row: Audit; onChoose: (rule: string) => void }) {
  const { t } = useTranslation("rules");
  return (
    <span>
      {t("audit.line", { from: row.period_from, to: row.period_to, n: row.n_reports, alerted: row.n_alerted })} {row.rule} <span className="meta">{row.asked_by_name}</span> {row.done_at && <TimeText at={row.done_at} shape="full" />}
      <span className="row" style={{ flexWrap: "wrap" }}>
        {Object.entries(row.counts).map(([rule, n]) => (
          <button type="button" className="btn sm" key={rule} onClick={() => onChoose(rule)}>
            {rule} <span className="num">{n}</span>
          </button>
        ))}
      </span>
    </span>
  );
}

function Hits({ id, rule }: { id: number; rule: string }) {
  const { t } = useTranslation("rules");
  const hits = useAuditHits(id, rule);
  if (hits.isPending) return <Loading lines={4} />;
  if (hits.isError) return <ErrorState error={hits.error} onRetry={() => void hits.refetch()} />;
  return (
    <>
      <h3>{t("audit.hits", { rule })}</h3>
      <ul className="reasons">
        {hits.data.results.map((hit) => (
          <li key={hit.id}>
            <span className="tag">{t(`section.${hit.section}`)}</span>
            <span>{hit.reason.text}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function AskForm() {
  const { t } = useTranslation("rules");
  const ask = useAskAudit();
  const rules = useRules();
  const today = dayjs(departmentNow());
  const send = ({ period, rule }: { period: [Dayjs, Dayjs]; rule?: string }) => ask.mutate({ period_from: period[0].format("YYYY-MM-DD"), period_to: period[1].format("YYYY-MM-DD"), rule: rule ?? "" });
  return (
    <Form name="audit" layout="inline" onFinish={send} initialValues={{ period: [today.subtract(30, "day"), today] }} style={{ rowGap: 8, marginBottom: 12 }}>
      <Form.Item name="period" label={t("audit.period")}>
        <DatePicker.RangePicker allowClear={false} />
      </Form.Item>
      <Form.Item name="rule" label={t("audit.rule")}>
        <Select allowClear showSearch placeholder={t("audit.all")} style={{ width: 240 }} options={(rules.data ?? []).map((one) => ({ value: one.code, label: one.code }))} />
      </Form.Item>
      <button type="submit" className="btn primary" disabled={ask.isPending}>
        {t("audit.ask")}
      </button>
      {ask.error && <ProblemNote error={ask.error} />}
    </Form>
  );
}
