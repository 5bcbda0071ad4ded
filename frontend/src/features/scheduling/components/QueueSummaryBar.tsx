import { useTranslation } from "react-i18next";
import { usePriorityClasses } from "../api/toBook";
import { useQueueSummary } from "../api/desk";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";

/** How today treats people: waits by priority, the longest one, and how far the told times were off. */
export function QueueSummaryBar({ site, modality }: { site: number | undefined; modality: string }) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const summary = useQueueSummary(site, modality).data;
  const priorities = usePriorityClasses();
  if (!summary) return null;
  const name = (code: string) => pick(priorities.data?.results.find((one) => one.code === code)?.names, lang) || code;
  const round = (minutes: number | null) => (minutes === null ? "–" : Math.round(minutes));
  const { error } = summary;
  return (
    <section className="panel qsummary" aria-label={t("queue.summary.title")}>
      <dl>
        <dt>{t("queue.summary.waiting")}</dt>
        <dd className="num">{summary.waiting}</dd>
      </dl>
      <dl>
        <dt>{t("queue.summary.longest")}</dt>
        <dd className="num">{summary.longest_min === null ? "–" : t("queue.minutes", { count: summary.longest_min })}</dd>
      </dl>
      {summary.classes.map((one) => (
        <dl key={one.priority_code}>
          <dt>{t("queue.summary.called", { priority: name(one.priority_code), count: one.called.n })}</dt>
          <dd className="num">{one.called.n === 0 ? "–" : t("queue.summary.spread", { median: round(one.called.median), p95: round(one.called.p95), worst: round(one.called.worst) })}</dd>
        </dl>
      ))}
      <dl>
        <dt>{t("queue.summary.error", { days: summary.error_days, count: error.n })}</dt>
        <dd className="num">{error.typical_min === null ? "–" : t("queue.summary.off", { minutes: round(error.typical_min), bias: (error.bias_min ?? 0) > 0 ? `+${round(error.bias_min)}` : round(error.bias_min) })}</dd>
      </dl>
    </section>
  );
}
