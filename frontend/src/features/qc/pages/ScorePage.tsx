import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Chart, chartColours } from "@/shared/ui/Chart";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useLearnedScore, useScoreCases, type LearnedDetail } from "../api/scores";
import { Figures } from "../components/Compared";
import { TableFile } from "../components/LearnDialog";
import "../qc.css";

const three = (value: number | null) => (value === null ? "–" : value.toFixed(3));
const percent = (value: number) => `${(value * 100).toFixed(0)} %`;

/** How far a learned score can be trusted at a site it has not seen, what it looks at, and what it says of other cases. */
export default function ScorePage() {
  const { t } = useTranslation("score");
  const id = Number(useParams().scoreId);
  const query = useLearnedScore(id);
  if (query.isPending) return <Loading lines={6} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const score = query.data;
  const { figures } = score;
  return (
    <div className="page">
      <header className="page-head">
        <h2>{score.name}</h2>
        <span className="meta">
          {t("madeBy", { name: score.made_by_name })} <TimeText at={score.made_at} shape="full" /> · {score.policy_version} · <span title={score.table_sha256}>{score.table_sha256.slice(0, 12)}</span>
        </span>
      </header>
      <section className="panel" aria-label={t("trust")}>
        <header>
          <b>{t("trust")}</b>
          <span className="meta">{t("basis", { n: figures.n, bad: figures.unacceptable })}</span>
        </header>
        <div className="body reader-result">
          <Calibration score={score} />
          <div className="col" style={{ gap: 8, minWidth: 0 }}>
            <p>{t("auc", { auc: three(figures.auc), low: three(figures.auc_interval[0] ?? null), high: three(figures.auc_interval[1] ?? null) })}</p>
            <p>{t("brier", { brier: three(figures.brier), base: three(figures.brier_of_base_rate) })}</p>
            <p>{figures.slope === null ? t("noSlope") : t("slope", { slope: three(figures.slope), intercept: three(figures.intercept) })}</p>
            <Figures
              label={t("sites")}
              columns={[t("field.site"), "n", t("field.bad"), t("field.meanChance"), "AUC"]}
              rows={figures.sites.map((one) => [one.site, String(one.n), String(one.unacceptable), percent(one.mean_chance), three(one.auc)])}
            />
          </div>
        </div>
      </section>
      <section className="panel" aria-label={t("weights")}>
        <header>
          <b>{t("weights")}</b>
          <span className="meta">{t("weightsHint")}</span>
        </header>
        <Figures label={t("weights")} columns={[t("field.metric"), t("field.weight"), t("field.seen")]} rows={score.weights.map((one) => [one.metric, one.weight.toFixed(3), `${one.low.toPrecision(4)} – ${one.high.toPrecision(4)}`])} />
      </section>
      <Cases id={id} />
    </div>
  );
}

/** Predicted against observed share in bins, with Wilson's interval: on the diagonal the chances mean what they say. */
function Calibration({ score }: { score: LearnedDetail }) {
  const { t } = useTranslation("score");
  const bins = score.figures.bins;
  const option = useMemo(() => {
    const ink = chartColours();
    return {
      grid: { left: 44, right: 16, top: 40, bottom: 36 },
      tooltip: { trigger: "item" },
      xAxis: { type: "value", min: 0, max: 1, name: t("field.predicted"), nameLocation: "middle", nameGap: 24 },
      yAxis: { type: "value", min: 0, max: 1, name: t("field.observed") },
      series: [
        { name: t("perfect"), type: "line", symbol: "none", data: [[0, 0], [1, 1]], lineStyle: { color: ink.soft, type: "dashed" }, itemStyle: { color: ink.soft } },
        ...bins.map((one) => ({ type: "line", symbol: "none", data: [[one.predicted, one.interval[0]], [one.predicted, one.interval[1]]], lineStyle: { color: ink.grey, width: 1 }, silent: true })),
        { name: t("field.observed"), type: "scatter", symbolSize: 10, data: bins.map((one) => [one.predicted, one.observed]), itemStyle: { color: ink.subject } },
      ],
    };
  }, [bins, t]);
  const table = {
    columns: [t("field.bin"), "n", t("field.predicted"), t("field.observed"), t("field.interval")],
    rows: bins.map((one) => [`${percent(one.low)} – ${percent(one.high)}`, one.n, percent(one.predicted), percent(one.observed), one.interval.map(percent).join(" – ")]),
  };
  return <Chart label={t("calibration")} option={option} table={table} height={280} />;
}

/** Another table of the same metrics: the most doubtful cases first, with what training never saw. */
function Cases({ id }: { id: number }) {
  const { t } = useTranslation("score");
  const ask = useScoreCases(id);
  return (
    <section className="panel" aria-label={t("cases")}>
      <header>
        <b>{t("cases")}</b>
        <span className="meta">{t("casesHint")}</span>
      </header>
      <div className="body col" style={{ gap: 8 }}>
        <TableFile label={t("field.table")} onRead={(text) => ask.mutate(text)} />
        {ask.isPending && <Loading />}
        {ask.error && <ProblemNote error={ask.error} />}
        {ask.data && (
          <Figures
            label={t("cases")}
            columns={[t("field.case"), t("field.chance"), t("field.unseen"), t("field.missing")]}
            rows={ask.data.map((one) => [one.case, percent(one.chance), one.unseen.join(", ") || "–", one.missing.join(", ") || "–"])}
          />
        )}
      </div>
    </section>
  );
}
