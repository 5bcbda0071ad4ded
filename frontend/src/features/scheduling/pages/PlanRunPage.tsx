import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { ProblemError } from "@/shared/api/problem";
import { BASE } from "@/shared/api/client";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLive } from "@/shared/live/useLive";
import { useSite } from "@/shared/session/site";
import { Icon } from "@/shared/ui/Icon";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { applyChanges, rejectPlan, replayPlan, stopPlan, undoPlan, usePlanChanges, usePlanRun, usePlanRuns, type PlanRun } from "../api/plans";
import { PlanChanges } from "../components/PlanChanges";
import { PlanCurve } from "../components/PlanCurve";
import { PlanParts } from "../components/PlanParts";
import { PlanSummary } from "../components/PlanSummary";
import { RunTag, useRunWords } from "../components/RunTag";
import { listChosen, toggleChange, type Trace } from "../model/plan";
import "../planner.css";

interface Progress {
  state: PlanRun["state"];
  version: number;
  cost: number | null;
  bound: number | null;
  gap: number | null;
  trace: Trace;
}

const NO_QUERY = {} as Record<string, never>;
const DONE_ENOUGH = new Set(["done", "partly_applied", "applied", "rejected", "stale"]);

/** One run: watched while it works, then reviewed change by change and applied, in part or whole. */
export default function PlanRunPage() {
  const { runId } = useParams();
  const query = usePlanRun(Number(runId) || undefined);
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} wide />;
  return <Run key={query.data.id} run={query.data} />;
}

function Run({ run }: { run: PlanRun }) {
  const client = useQueryClient();
  const isWorking = run.state === "queued" || run.state === "running";
  const live = useLive<Progress>(`plan:${run.id}`);
  const heard = live.data?.version;
  useEffect(() => {
    if (heard !== undefined && heard > run.version) void client.invalidateQueries({ queryKey: ["schedule"] });
  }, [heard, run.version, client]);
  const now = isWorking && live.data ? live.data : run;
  return (
    <div className="page planner">
      <RunHead run={run} state={now.state} />
      <div className="plan-top">
        <section className="panel">
          <PlanCurve trace={now.trace as Trace} />
        </section>
        <Gap run={run} now={now} isWorking={isWorking} isStale={isWorking && live.stale} />
        <Parts run={run} />
      </div>
      {run.comparison && <Comparison run={run} />}
      <PlanSummary run={run} />
      {run.log && run.state === "failed" && <pre className="panel plan-log">{run.log}</pre>}
      {DONE_ENOUGH.has(run.state) && run.replay_of_id === null && <Review run={run} />}
    </div>
  );
}

function RunHead({ run, state }: { run: PlanRun; state: PlanRun["state"] }) {
  const { t } = useTranslation("planner");
  const words = useRunWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const refresh = () => void client.invalidateQueries({ queryKey: ["schedule"] });
  const stop = useMutation({ mutationFn: stopPlan, onSettled: refresh });
  const reject = useMutation({ mutationFn: rejectPlan, onSettled: refresh });
  const undo = useMutation({ mutationFn: undoPlan, onSettled: refresh });
  const replay = useMutation({ mutationFn: replayPlan, onSettled: refresh, onSuccess: (again) => void navigate(`/planner/${again.id}`) });
  const may = new Set(run.allowed_actions);
  return (
    <header className="page-head">
      <Link to="/planner" className="btn sm ghost">
        <Icon name="chevl" />
        {t("runs")}
      </Link>
      <h2>
        {t("run.title", { run: run.id })} · {words.what(run)}
      </h2>
      <RunTag state={state} />
      <span className="meta">
        {run.asked_by} · <TimeText at={run.asked_at} shape="full" /> · {t(`moves.${run.moves}`)} · {run.policy_version}
      </span>
      <span className="sp" />
      {may.has("stop") && (
        <button type="button" className="btn sm" disabled={stop.isPending} onClick={() => stop.mutate(run.id)}>
          {t("act.stop")}
        </button>
      )}
      {may.has("replay") && (
        <button type="button" className="btn sm" disabled={replay.isPending} onClick={() => replay.mutate(run.id)}>
          <Icon name="refresh" />
          {t("act.replay")}
        </button>
      )}
      {may.has("export") && (
        <a className="btn sm" href={`${BASE}/api/schedule/plans/${run.id}/instance`} download>
          <Icon name="download" />
          {t("act.export")}
        </a>
      )}
      {may.has("undo") && (
        <button type="button" className="btn sm" disabled={undo.isPending} onClick={() => undo.mutate(run.id)}>
          <Icon name="undo" />
          {t("act.undo")}
          <TimeText at={run.undo_until} />
        </button>
      )}
      {undo.data && (
        <span className="meta" role="status">
          {t("undo.done", { count: undo.data.undone.length })} {undo.data.kept.length > 0 && <span className="warn">{t("undo.kept", { count: undo.data.kept.length })}</span>}
        </span>
      )}
      {may.has("reject") && (
        <button type="button" className="btn sm outline-danger" disabled={reject.isPending} onClick={() => reject.mutate(run.id)}>
          {t("act.reject")}
        </button>
      )}
      {[stop, undo, reject, replay].map((act, at) => act.isError && <ProblemNote key={at} error={act.error} />)}
    </header>
  );
}

function Gap({ run, now, isWorking, isStale }: { run: PlanRun; now: Pick<Progress, "cost" | "bound" | "gap">; isWorking: boolean; isStale: boolean }) {
  const { t } = useTranslation("planner");
  const words = useRunWords();
  const cost = isWorking ? now.cost : (run.settled?.cost ?? now.cost);
  const present = run.present?.cost ?? 0;
  const better = cost !== null && present > 0 ? (cost - present) / present : null;
  return (
    <section className={isStale ? "panel plan-gap stale" : "panel plan-gap"} aria-live="polite">
      <span className="cap">{t("gap.title")}</span>
      <b className="num">{words.share(now.gap)}</b>
      <span className="meta num">{now.bound === null ? t("gap.noBound") : t("gap.line", { cost: now.cost?.toLocaleString() ?? "–", bound: now.bound.toLocaleString() })}</span>
      <span className="cap">{t("gap.present")}</span>
      <b className={`num ${better !== null && better < 0 ? "good" : ""}`}>{words.share(better)}</b>
      <span className="meta num">{cost === null ? "–" : t("gap.presentLine", { present: present.toLocaleString(), cost: cost.toLocaleString() })}</span>
      {isWorking && <span className="meta">{t("gap.limit", { seconds: run.seconds })}</span>}
      {run.was_stopped && <span className="meta">{t("gap.stopped")}</span>}
    </section>
  );
}

function Parts({ run }: { run: PlanRun }) {
  const { t } = useTranslation("planner");
  const words = useRunWords();
  const { site } = useSite();
  const [other, setOther] = useState<number | undefined>();
  const runs = usePlanRuns(site?.id, NO_QUERY);
  const against = usePlanRun(other);
  return (
    <section className="panel plan-side">
      <label className="row">
        <span className="cap">{t("parts.compare")}</span>
        <select className="input" value={other ?? ""} onChange={(event) => setOther(Number(event.target.value) || undefined)}>
          <option value="">{t("parts.noOther")}</option>
          {(runs.data?.results ?? [])
            .filter((row) => row.id !== run.id && row.cost !== null)
            .map((row) => (
              <option key={row.id} value={row.id}>
                {row.id} · {words.what(row)}
              </option>
            ))}
        </select>
      </label>
      <PlanParts present={run.present} plan={run.settled} other={against.data?.settled ?? null} otherName={t("run.title", { run: other ?? 0 })} />
    </section>
  );
}

function Comparison({ run }: { run: PlanRun }) {
  const { t } = useTranslation("planner");
  const found = run.comparison!;
  return (
    <p className="panel plan-note">
      {t(found.is_same ? "replay.same" : "replay.different", { count: found.n_different, cost: found.cost.toLocaleString(), other: found.other_cost.toLocaleString() })}{" "}
      <Link to={`/planner/${run.replay_of_id}`}>{t("run.title", { run: run.replay_of_id })}</Link>
    </p>
  );
}

function Review({ run }: { run: PlanRun }) {
  const { t } = useTranslation("planner");
  const client = useQueryClient();
  const changes = usePlanChanges(run.id, run.version);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const apply = useMutation({ mutationFn: applyChanges, onSettled: () => void client.invalidateQueries({ queryKey: ["schedule"] }) });
  const rows = useMemo(() => changes.data ?? [], [changes.data]);
  const chosen = listChosen(left, rows);
  const mayApply = run.allowed_actions.includes("apply");
  const refused = useMemo(() => readRefused(apply.error), [apply.error]);
  const toCall = chosen.filter((change) => change.is_told && change.kind === "move").length;
  const confirm = () => apply.mutate({ id: run.id, changes: left.size === 0 ? null : chosen.map((change) => change.id) });
  const isReady = mayApply && chosen.length > 0 && !apply.isPending;
  useHotkey("Ctrl+Enter", confirm, { label: t("apply.hint"), when: isReady });
  if (changes.isPending) return <Loading lines={6} />;
  if (changes.isError) return <ErrorState error={changes.error} onRetry={() => void changes.refetch()} />;
  return (
    <>
      <PlanChanges changes={rows} left={left} refused={refused} onToggle={mayApply ? (id) => setLeft(toggleChange(left, id, rows)) : undefined} />
      {apply.data && (
        <p className="plan-note" role="status">
          {t("apply.done", { count: apply.data.applied.length })} {apply.data.stale.length > 0 && <span className="warn">{t("apply.stale", { count: apply.data.stale.length })}</span>}
        </p>
      )}
      {mayApply && (
        <footer className="plan-bar">
          <b className="num">{t("apply.chosen", { n: chosen.length, of: rows.filter((change) => change.kind !== "unplaced" && change.state === "open").length })}</b>
          {left.size > 0 && (
            <button type="button" className="btn sm" onClick={() => setLeft(new Set())}>
              {t("apply.all")}
            </button>
          )}
          {left.size === 0 && (
            <button type="button" className="btn sm" onClick={() => setLeft(new Set(chosen.map((change) => change.id)))}>
              {t("apply.none")}
            </button>
          )}
          {toCall > 0 && <span className="tag amber">{t("apply.toCall", { count: toCall })}</span>}
          <span className="sp" />
          {apply.isError && <ProblemNote error={apply.error} />}
          {refused.size > 0 && (
            <button type="button" className="btn sm" onClick={() => setLeft([...refused.keys()].reduce((kept, id) => (kept.has(id) ? kept : toggleChange(kept, id, rows)), new Set(left)))}>
              {t("apply.without", { count: refused.size })}
            </button>
          )}
          <button type="button" className="btn primary" disabled={!isReady} onClick={confirm}>
            {t("apply.act", { count: chosen.length })} <kbd>Ctrl ↵</kbd>
          </button>
        </footer>
      )}
    </>
  );
}

function readRefused(error: unknown): ReadonlyMap<number, string> {
  const reasons = error instanceof ProblemError ? error.reasons : [];
  return new Map(reasons.map((reason) => [Number(reason.params?.change), reason.text] as const).filter(([id]) => Number.isFinite(id)));
}
