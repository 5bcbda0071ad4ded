import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useDrawPage, useRedraw, useReplay, type DrawPage as Page } from "../api/quality";
import { percentOf } from "../model/figures";
import { QualityTabs } from "../components/QualityTabs";
import "../qc.css";

/** One draw: what it was drawn from, what came of it, whether it replays, and what replaced it. */
export default function DrawPage() {
  const { t } = useTranslation("qc");
  const { message } = App.useApp();
  const navigate = useNavigate();
  const drawId = Number(useParams().drawId);
  const found = useDrawPage(drawId);
  const [checked, setChecked] = useState(false);
  const [again, setAgain] = useState(false);
  const replay = useReplay(drawId, checked);
  const redraw = useRedraw(drawId);
  const mayDraw = useMay("qc.draw");
  if (found.isPending) return <Loading lines={6} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} wide />;
  const { draw, replaced_by_id: next, may_redraw: free } = found.data;
  return (
    <div className="page narrow">
      <QualityTabs />
      <section className="panel">
        <header>
          {t("draws.one", { number: draw.id })} · {t(`kind.${draw.kind}`)} · {t(`queues.${draw.method}`)}
          <span className="sp" />
          {mayDraw && free && (
            <button type="button" className="btn sm" onClick={() => setAgain(true)}>
              {t("draws.redraw")}
            </button>
          )}
          <button type="button" className="btn sm" onClick={() => setChecked(true)}>
            {t("draws.replay")}
          </button>
        </header>
        <div className="body col case-body">
          <p>
            <TimeText at={draw.made_at} shape="full" /> · {draw.made_by_name} · {t("draws.ofFrame", { n: draw.n_drawn, of: draw.frame_size })} · {t(draw.readers > 1 ? "draw.twoReaders" : "draw.oneReader")}
            {draw.reading_order === "images_first" && ` · ${t("draw.orders.images_first")}`}
          </p>
          <p className="meta num">{t("gradingPeriod.sheets", { sheets: draw.sheets.join(", ") })}</p>
          <p className="num">
            {t("draws.seed")} {draw.seed} · {t("draws.hash")} <code className="wrap">{draw.frame_hash}</code>
          </p>
          {replay.data && (
            <p role="status" className={replay.data.list_holds && replay.data.hash_holds ? "tag green" : "tag red"}>
              {t(replay.data.list_holds && replay.data.hash_holds ? "draws.replays" : "draws.differs")}
            </p>
          )}
          {draw.replaces_id && (
            <p>
              <Link className="quality-link" to={`/quality/draws/${draw.replaces_id}`}>{t("draws.replaces", { number: draw.replaces_id })}</Link>: {draw.reason_text}
            </p>
          )}
          {next && (
            <p className="warn">
              <Link className="quality-link" to={`/quality/draws/${next}`}>{t("draws.replacedBy", { number: next })}</Link>
            </p>
          )}
        </div>
      </section>
      <Results page={found.data} />
      {again && (
        <ConfirmWithReason
          act={t("draws.redraw")}
          hint={t("draws.redrawHint")}
          error={redraw.error}
          pending={redraw.isPending}
          onConfirm={(text) =>
            redraw.mutate(text, {
              onSuccess: (made) => {
                void message.success(t("draws.made", { number: made.id, n: made.n_drawn, of: made.frame_size, seed: made.seed }), 8);
                setAgain(false);
                void navigate(`/quality/draws/${made.id}`);
              },
            })
          }
          onCancel={() => setAgain(false)}
        />
      )}
    </div>
  );
}

function Results({ page }: { page: Page }) {
  const { t } = useTranslation("qc");
  const { estimate, acceptance } = page;
  return (
    <section className="panel">
      <header>{t("draws.results")}</header>
      <div className="body col case-body">
        <p className="num">
          {t("draws.judged", { n: page.n_judged, of: page.draw.n_drawn })} · <Link className="quality-link" to={`/quality/cases?draw=${page.draw.id}`}>{t("draws.toCases")}</Link>
        </p>
        <p className="num">
          {estimate ? t("draws.estimate", { raw: percentOf(estimate.raw), rate: percentOf(estimate.rate), low: percentOf(estimate.interval[0]), high: percentOf(estimate.interval[1]), n: estimate.n }) : t("figures.noData")}
        </p>
        {acceptance && (
          <p>
            <span className={acceptance.verdict === "accepted" ? "tag green" : acceptance.verdict === "rejected" ? "tag red" : "tag"}>{t(`draws.verdict.${acceptance.verdict}`)}</span>{" "}
            {t("draws.acceptance", { below: percentOf(acceptance.clean_below), bound: percentOf(acceptance.bound) })}
          </p>
        )}
        <table className="tbl">
          <thead>
            <tr>
              <th scope="col">{t("draw.strata")}</th>
              {(["nFrame", "nDrawn", "nJudged", "hits"] as const).map((one) => (
                <th scope="col" className="r" key={one}>
                  {t(`draws.${one}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.strata.map((row) => (
              <tr key={row.values.join("|")}>
                <td>{row.values.join(" · ") || t("draws.whole")}</td>
                <td className="r num">{row.n_frame}</td>
                <td className="r num">{row.n_drawn}</td>
                <td className="r num">{row.n_judged}</td>
                <td className="r num">{row.hits}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
