import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { DAY_MS } from "@/shared/lib/time";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { cancelFollowing, shiftFollowing, useSeries } from "../api/series";
import type { Appointment, Offer, Series } from "../api/types";
import { useWhen } from "../hooks/useWhen";
import { OfferList } from "./OfferList";
import { TogetherActs, type TogetherMode } from "./TogetherActs";

interface Props {
  appointment: Appointment;
  after: string | undefined;
  onAnyTime: () => void;
  mayWrite: boolean;
  onSeries: (series: Series, appointment: number, text: string) => void;
}

/** The series that an appointment belongs to: which one of how many, and this with all later ones moved or called off. */
export function SeriesSection(props: Props) {
  const series = useSeries(props.appointment.series_id!);
  return (
    <section>
      {series.isPending && <Loading lines={2} />}
      {series.isError && <ErrorState error={series.error} onRetry={() => void series.refetch()} />}
      {series.data && <Members {...props} series={series.data} />}
    </section>
  );
}

function Members({ series, appointment, after, onAnyTime, mayWrite, onSeries }: Props & { series: Series }) {
  const { t } = useTranslation(["series", "scheduling"]);
  const when = useWhen();
  const client = useQueryClient();
  const [, setParams] = useSearchParams();
  const [mode, setMode] = useState<TogetherMode>("look");
  const [skip, setSkip] = useState(0);
  const [isAnyTime, setAnyTime] = useState(false);
  const [target, setTarget] = useState<Offer | null>(null);
  const { name } = appointment.exam.patient;
  const live = series.appointments.filter((one) => one.state !== "cancelled");
  const at = live.findIndex((one) => one.id === appointment.id);
  const previous = live[at - 1];
  // Not before the one that stays, unless somebody asks for it.
  const from = isAnyTime ? undefined : (after ?? (previous && new Date(Date.parse(previous.starts_at) + DAY_MS).toISOString()));
  const anyTime = () => {
    setAnyTime(true);
    onAnyTime();
  };
  const following = series.appointments.filter((one) => one.state === "booked" && one.starts_at >= appointment.starts_at);
  const refresh = () => void client.invalidateQueries({ queryKey: ["schedule"] });
  const finish = (text: string) => (done: Series) => {
    setMode("look");
    setTarget(null);
    refresh();
    onSeries(done, appointment.id, text);
  };
  const onError = () => {
    setTarget(null);
    refresh();
  };
  const move = useMutation({ mutationFn: shiftFollowing, onError, onSuccess: finish(t("moved", { name, count: following.length })) });
  const cancel = useMutation({ mutationFn: cancelFollowing, onError: refresh, onSuccess: finish(t("cancelled", { name, count: following.length })) });
  const mayAct = mayWrite && appointment.state === "booked" && following.length > 0;
  useHotkey("Shift+M", () => setMode("move"), { label: t("move"), when: mayAct && mode === "look" });
  useHotkey("Shift+Delete", () => setMode("cancel"), { label: t("cancel"), when: mayAct && mode !== "cancel" });
  return (
    <>
      <p className="cap row">
        {t("of")}
        <span className="sp" />
        <span className="meta">
          {at >= 0 && t("place", { at: at + 1, of: live.length })} {t("every", { count: series.every_days })}
        </span>
      </p>
      <ol className="visit-members">
        {series.appointments.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={one.id === appointment.id ? "on" : undefined}
              aria-current={one.id === appointment.id}
              onClick={() =>
                setParams((before) => {
                  before.set("appointment", String(one.id));
                  return before;
                })
              }
            >
              <b className={one.state === "cancelled" ? "num off" : "num"}>{when(one.starts_at)}</b>
              <span className="meta">
                {" "}
                {one.resource_code} · {t(`scheduling:status.${one.state}`)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {mode === "move" && (
        <>
          <p className="meta">{t("moveHint")}</p>
          <OfferList exam={appointment.exam.id} after={from} skip={skip} onSkip={setSkip} onAnyTime={anyTime} held={null} onPick={setTarget} />
        </>
      )}
      {move.error && <ProblemNote error={move.error} />}
      <TogetherActs
        mode={mode}
        onMode={setMode}
        mayAct={mayAct}
        moveLabel={t("move")}
        cancelLabel={
          <>
            {t("cancel")} <kbd>⇧Del</kbd>
          </>
        }
        moveAct={target ? t("moveAct", { name, count: following.length, time: when(target.starts_at) }) : ""}
        cancelAct={t("cancelAct", { name, count: following.length })}
        move={move}
        cancel={cancel}
        onMove={(why) => target && move.mutate({ appointment: appointment.id, starts_at: target.starts_at, resource_id: target.resource_id, ...why })}
        onUnpick={() => setTarget(null)}
        onCancel={(why) => cancel.mutate({ appointment: appointment.id, ...why })}
      />
    </>
  );
}
