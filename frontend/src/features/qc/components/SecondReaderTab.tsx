import { useTranslation } from "react-i18next";
import { useMay } from "@/shared/session/session";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useJudgeReading, useSecondReader, useSecondReadings, type SecondReading } from "../api/rules";

/** What a language model of the department's own said about signed reports, beside the rules; a person says whether it was right. */
export function SecondReaderTab() {
  const { t } = useTranslation("rules");
  const reader = useSecondReader();
  const readings = useSecondReadings();
  const rows = readings.data?.results ?? [];
  return (
    <section className="panel" aria-label={t("tab.second")}>
      <header>
        {reader.data && <span className={reader.data.enabled ? (reader.data.breaker_open ? "tag amber" : "tag green") : "tag"}>{t(reader.data.enabled ? (reader.data.breaker_open ? "second.paused" : "second.on") : "second.off")}</span>}
        {reader.data && (
          <span className="meta">
            {reader.data.model} {t("second.counts", { done: reader.data.n_done, failed: reader.data.n_failed, right: reader.data.n_right, wrong: reader.data.n_wrong })}
          </span>
        )}
      </header>
      <div className="body">
        <p className="t2">{t("second.hint")}</p>
        {readings.isPending && <Loading lines={4} />}
        {readings.isError && <ErrorState error={readings.error} onRetry={() => void readings.refetch()} />}
        {readings.data && rows.length === 0 && <EmptyState title={t("second.empty")} />}
        <ul className="reasons">
          {rows.map((row) => (
            <Reading key={row.id} row={row} />
          ))}
        </ul>
      </div>
    </section>
  );
}

interface Told {
  category: string;
  quote_findings: string;
  quote_impression: string;
  reason: string;
  told: boolean;
}

function Reading({ row }: { row: SecondReading }) {
  const { t } = useTranslation("rules");
  const judge = useJudgeReading();
  const mayJudge = useMay("qc.rules");
  const found = row.findings as unknown as Told[];
  return (
    <li>
      <span className={row.state === "done" ? "tag green" : "tag amber"}>{t(`second.state.${row.state}`)}</span>
      <span>
        {t("second.line", { id: row.subject_id, model: row.model, prompt: row.prompt_version })} <TimeText at={row.at} shape="full" />
        {row.n_dropped > 0 && <span className="meta"> {t("second.dropped", { n: row.n_dropped })}</span>}
        {found.map((one) => (
          <span key={`${one.category}-${one.quote_findings}-${one.quote_impression}`} style={{ display: "block" }}>
            <b>{t(`category.${one.category}`, one.category)}</b> {[one.quote_findings, one.quote_impression].filter(Boolean).join(" | ")} – {one.reason} {one.told && <span className="tag">{t("second.told")}</span>}
          </span>
        ))}
        {row.verdict && (
          <span className="meta">
            {t(`second.${row.verdict}`)} {row.judged_by_name}
          </span>
        )}
        {mayJudge && row.state === "done" && !row.verdict && found.length > 0 && (
          <span className="row">
            <button type="button" className="btn sm" onClick={() => judge.mutate({ id: row.id, verdict: "right" })}>
              {t("second.right")}
            </button>
            <button type="button" className="btn sm" onClick={() => judge.mutate({ id: row.id, verdict: "wrong" })}>
              {t("second.wrong")}
            </button>
          </span>
        )}
        {judge.error && <ProblemNote error={judge.error} />}
      </span>
    </li>
  );
}
