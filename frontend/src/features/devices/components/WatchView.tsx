import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { Kbd } from "@/shared/ui/Kbd";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useChannels } from "../api/fleet";
import { useReadingsAround } from "../api/readings";
import { type Verdict, type WatchItemDetail, useJudge, useMute, useUnmute, useWatchItem } from "../api/watch";
import { OrderDialog } from "./OrderDialog";
import { Multiple } from "./Telemetry";

const DAY_MS = 86_400_000;
const LEAST_SEEN = 0.01; // of the width: a single odd minute is to be seen as well
const MUTE_DAYS = [0, 1, 7, 30] as const;

function untilIn(days: number): string {
  return new Date(departmentNow() + days * DAY_MS).toISOString();
}

/** One watch item with its evidence: what was odd against what went before, what a person says of it, and the mute of its channel. */
export function WatchView({ itemId }: { itemId: number }) {
  const { t } = useTranslation("devices");
  const [ordering, setOrdering] = useState(false);
  const mayOrder = useMay("work_order.write");
  const query = useWatchItem(itemId);
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const item = query.data;
  return (
    <>
      <p className="alarm-quote">{item.reason.text}</p>
      <p className="meta">{t("watch.what")}</p>
      <Evidence item={item} />
      <dl className="keys-list" style={{ margin: "12px 0" }}>
        <dt className="t3">{t("watch.score")}</dt>
        <dd className="num">{t("watch.scoreOf", { score: item.score.toFixed(2), threshold: item.threshold.toFixed(2) })}</dd>
        <dt className="t3">{t("watch.detector")}</dt>
        <dd>
          {t(`watch.detectorOf.${item.detector}`, { defaultValue: item.detector })} <span className="meta">{`${item.detector} ${item.form} · ${item.policy_version}`}</span>
        </dd>
        <dt className="t3">{t("watch.span")}</dt>
        <dd>
          <TimeText at={item.started_at} shape="full" />
          {item.last_at !== item.started_at && (
            <>
              {" – "}
              <TimeText at={item.last_at} shape="full" />
            </>
          )}
        </dd>
        <dt className="t3">{t("watch.earlier")}</dt>
        <dd>{t("watch.earlierOf", item.earlier)}</dd>
        <dt className="t3">{t("orders.one")}</dt>
        <dd>{item.work_orders.map((order) => order.number).join(", ") || "–"}</dd>
      </dl>
      <Judgement item={item} />
      <Muting item={item} />
      {mayOrder && (
        <p className="row">
          <button type="button" className="btn" onClick={() => setOrdering(true)}>
            {t("orders.open")}
          </button>
        </p>
      )}
      {ordering && <OrderDialog deviceId={item.device_id} deviceCode={item.device_code} watchItem={item} onClose={() => setOrdering(false)} />}
    </>
  );
}

/** The channel over the evidence window, the odd stretch tinted. */
function Evidence({ item }: { item: WatchItemDetail }) {
  const channels = useChannels(item.device_id);
  const channel = channels.data?.find((one) => one.code === item.channel_code);
  const readings = useReadingsAround(item.device_id, item.channel_code, item.evidence_from, item.last_at, 0);
  if (!channel || !readings.data) return <Loading lines={3} />;
  const { series, span } = readings.data;
  const from = Date.parse(item.started_at) / 1000;
  const least = (span[1] - span[0]) * LEAST_SEEN;
  const odd = { from, to: Math.max(Date.parse(item.last_at) / 1000 + (series[0]?.bucket_s ?? 0), from + least), tone: "down" as const };
  return <Multiple channel={channel} series={series[0]} span={span} stretches={[odd]} live={undefined} tone="" sync={`watch-${item.id}`} />;
}

/** U and N judge; what was judged stays. */
function Judgement({ item }: { item: WatchItemDetail }) {
  const { t } = useTranslation("devices");
  const may = useMay("alarm.acknowledge");
  const [note, setNote] = useState("");
  const [days, setDays] = useState(0);
  const judge = useJudge(item.id);
  const isOpen = may && !item.verdict;
  const say = (verdict: Verdict) => !judge.isPending && judge.mutate({ verdict, note, mute_until: days ? untilIn(days) : null });
  useHotkey("U", () => say("useful"), { label: t("watch.useful"), when: isOpen });
  useHotkey("N", () => say("not_useful"), { label: t("watch.notUseful"), when: isOpen });
  return (
    <>
      {judge.isError && <ProblemNote error={judge.error} />}
      {item.verdict ? (
        <p className="down-note">
          <b>{t(item.verdict === "useful" ? "watch.useful" : "watch.notUseful")}</b> · {item.judged_by} · <TimeText at={item.judged_at} shape="full" />
          {item.note && <span className="meta"> {item.note}</span>}
        </p>
      ) : (
        isOpen && (
          <div className="watch-verdict">
            <Input aria-label={t("watch.note")} placeholder={t("watch.note")} maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
            <Select aria-label={t("watch.muteToo")} value={days} onChange={setDays} options={MUTE_DAYS.map((n) => ({ value: n, label: n ? t("watch.muteDays", { count: n }) : t("watch.noMute") }))} />
            <div className="row">
              <button type="button" className="btn primary" disabled={judge.isPending} onClick={() => say("useful")}>
                {t("watch.useful")} <Kbd keys="U" />
              </button>
              <button type="button" className="btn" disabled={judge.isPending} onClick={() => say("not_useful")}>
                {t("watch.notUseful")} <Kbd keys="N" />
              </button>
            </div>
          </div>
        )
      )}
    </>
  );
}

/** Until when detectors say nothing of this channel. */
function Muting({ item }: { item: WatchItemDetail }) {
  const { t } = useTranslation("devices");
  const may = useMay("alarm.acknowledge");
  const mute = useMute();
  const unmute = useUnmute();
  const place = { device_id: item.device_id, channel: item.channel_code };
  const failed = mute.error ?? unmute.error;
  if (!item.mute && (!may || !item.verdict)) return null;
  return (
    <>
      {failed && <ProblemNote error={failed} />}
      <p className="row" style={{ flexWrap: "wrap" }}>
        {item.mute ? (
          <>
            <span className="tag amber">
              {t("watch.mutedUntil")} <TimeText at={item.mute.until} shape="full" />
            </span>
            <span className="meta">
              {item.mute.muted_by} {item.mute.note}
            </span>
            {may && (
              <button type="button" className="btn sm" onClick={() => unmute.mutate(place)}>
                {t("watch.unmute")}
              </button>
            )}
          </>
        ) : (
          MUTE_DAYS.filter(Boolean).map((n) => (
            <button key={n} type="button" className="btn sm" onClick={() => mute.mutate({ ...place, until: untilIn(n), note: item.note ?? "" })}>
              {t("watch.muteDays", { count: n })}
            </button>
          ))
        )}
      </p>
    </>
  );
}
