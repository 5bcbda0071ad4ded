import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import type { Appointment, Visit, VisitOffer } from "../api/types";
import { cancelVisit, moveVisit, takeOutOfVisit, useVisit } from "../api/visits";
import { placesOf } from "../hooks/usePlacesHold";
import { useWhen } from "../hooks/useWhen";
import { TogetherActs, type TogetherMode } from "./TogetherActs";
import { VisitOfferList } from "./VisitOfferList";

interface Props {
  appointment: Appointment;
  after: string | undefined;
  mayWrite: boolean;
  onVisit: (visit: Visit, text: string) => void;
}

/** The visit that an appointment belongs to: its members, moved and called off together; one may leave. */
export function VisitSection({ appointment, after, mayWrite, onVisit }: Props) {
  const { t } = useTranslation("visits");
  const visit = useVisit(appointment.visit_id!);
  return (
    <section>
      <p className="cap">{t("of")}</p>
      {visit.isPending && <Loading lines={2} />}
      {visit.isError && <ErrorState error={visit.error} onRetry={() => void visit.refetch()} />}
      {visit.data && <Members visit={visit.data} appointment={appointment} after={after} mayWrite={mayWrite} onVisit={onVisit} />}
    </section>
  );
}

function Members({ visit, appointment, after, mayWrite, onVisit }: Props & { visit: Visit }) {
  const { t } = useTranslation("visits");
  const lang = useLang();
  const when = useWhen();
  const client = useQueryClient();
  const [, setParams] = useSearchParams();
  const [mode, setMode] = useState<TogetherMode>("look");
  const [skip, setSkip] = useState(0);
  const [target, setTarget] = useState<VisitOffer | null>(null);
  const name = appointment.exam.patient.name;
  const live = visit.appointments.filter((one) => one.state === "booked" || one.state === "arrived");
  const refresh = () => void client.invalidateQueries({ queryKey: ["schedule"] });
  const finish = (text: string) => (done: Visit) => {
    setMode("look");
    setTarget(null);
    refresh();
    onVisit(done, text);
  };
  const onError = () => {
    setTarget(null);
    refresh();
  };
  const move = useMutation({ mutationFn: moveVisit, onError, onSuccess: (done) => finish(t("moved", { name, time: when(done.appointments[0]!.starts_at) }))(done) });
  const cancel = useMutation({ mutationFn: cancelVisit, onError: refresh, onSuccess: finish(t("cancelled", { name })) });
  const leave = useMutation({ mutationFn: takeOutOfVisit, onSettled: refresh });
  const mayAct = mayWrite && live.length > 1;
  useHotkey("Shift+M", () => setMode("move"), { label: t("move"), when: mayAct && mode === "look" });
  return (
    <>
      <ul className="visit-members">
        {visit.appointments.map((one) => (
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
              <TimeText at={one.starts_at} shape="time" /> <b>{pick(one.exam.exam_type_names, lang)}</b>
              <span className="meta">
                {" "}
                {one.resource_code} · {t(`scheduling:status.${one.state}`)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {mode === "move" && <VisitOfferList exams={live.map((one) => one.exam.id)} after={after} keepsOrder={visit.keeps_order} skip={skip} onSkip={setSkip} held={null} onPick={setTarget} />}
      {[move.error, leave.error].map((error, at) => error && <ProblemNote key={at === 0 ? "move" : "leave"} error={error} />)}
      <TogetherActs
        mode={mode}
        onMode={setMode}
        mayAct={mayAct}
        moveLabel={t("move")}
        cancelLabel={t("cancel")}
        moveAct={target ? t("moveAct", { name, time: when(target.starts_at) }) : ""}
        cancelAct={t("cancelAct", { name, count: live.length })}
        move={move}
        cancel={cancel}
        onMove={(why) => target && move.mutate({ id: visit.id, places: placesOf(target.places), ...why })}
        onUnpick={() => setTarget(null)}
        onCancel={(why) => cancel.mutate({ id: visit.id, ...why })}
      >
        {live.some((one) => one.id === appointment.id) && (
          <button type="button" className="btn sm" disabled={leave.isPending} onClick={() => leave.mutate(appointment.id)}>
            {t("takeOut")}
          </button>
        )}
      </TogetherActs>
    </>
  );
}
