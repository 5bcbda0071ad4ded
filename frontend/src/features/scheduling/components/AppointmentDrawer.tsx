import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { useSite } from "@/shared/session/site";
import { Icon } from "@/shared/ui/Icon";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import { ReasonList } from "@/shared/ui/ReasonList";
import { StatusTag, type Status } from "@/shared/ui/StatusTag";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { cancelAppointment, markNoShow, moveAppointment, useAppointment } from "../api/appointments";
import { useReasons } from "../api/reasons";
import type { Appointment, Offer, Series, Visit } from "../api/types";
import { lookOf } from "../model/board";
import { isOverridable } from "../model/overrides";
import { OfferList } from "./OfferList";
import { useWhen } from "../hooks/useWhen";
import { OverrideDialog, type Override } from "./OverrideDialog";
import { useSlipChoice } from "../hooks/useSlipChoice";
import { DrawerFrame } from "./DrawerFrame";
import { MoveAffected } from "./MoveAffected";
import { NoticeList } from "./NoticeList";
import { calendarAddress, printSlip, slipAddress } from "./printSlip";
import { ReasonDialog } from "./ReasonDialog";
import { WaitingForm } from "./WaitingForm";
import { SlipOptions } from "./SlipOptions";
import { SeriesSection } from "./SeriesSection";
import { VisitSection } from "./VisitSection";

interface Props {
  id: number;
  after: string | undefined;
  onAnyTime: () => void;
  onDone: (appointment: Appointment, text: string) => void;
  onVisit: (visit: Visit, text: string) => void;
  onSeries: (series: Series, appointment: number, text: string) => void;
  onClose: () => void;
}

/** One booking: what it is, why it is flagged, and what may be done with it. */
export function AppointmentDrawer({ id, after, onAnyTime, onDone, onVisit, onSeries, onClose }: Props) {
  const { t } = useTranslation("scheduling");
  const query = useAppointment(id);
  return (
    <DrawerFrame title={t("appointment.title")} onClose={onClose}>
      {query.isPending && <Loading lines={5} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Body key={query.data.id} appointment={query.data} after={after} onAnyTime={onAnyTime} onDone={onDone} onVisit={onVisit} onSeries={onSeries} />}
    </DrawerFrame>
  );
}

function Body({ appointment, after, onAnyTime, onDone, onVisit, onSeries }: { appointment: Appointment } & Pick<Props, "after" | "onAnyTime" | "onDone" | "onVisit" | "onSeries">) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const when = useWhen();
  const client = useQueryClient();
  const mayWrite = useMay("schedule.write");
  const [mode, setMode] = useState<"look" | "move" | "cancel" | "noShow" | "wait">("look");
  const [target, setTarget] = useState<Offer | null>(null);
  const { site } = useSite();
  const reasons = useReasons(site?.id);
  const [skip, setSkip] = useState(0);
  const [slip, setSlip] = useSlipChoice();
  const { exam } = appointment;
  const name = exam.patient.name;
  const finish = (text: string) => (row: Appointment) => {
    setMode("look");
    setTarget(null);
    client.setQueryData(["schedule", "appointment", row.id], row);
    void client.invalidateQueries({ queryKey: ["schedule"] });
    onDone(row, text);
  };
  // Refused, most often because somebody changed it meanwhile: the words stay, the drawer shows what holds now.
  const onError = () => void client.invalidateQueries({ queryKey: ["schedule"] });
  const cancel = useMutation({ mutationFn: cancelAppointment, onError, onSuccess: finish(t("appointment.cancelled", { name })) });
  // A lost slot leads back to the slots: another one is chosen there.
  const onLost = () => {
    setTarget(null);
    onError();
  };
  const mayOverride = useMay("schedule.override_separation");
  const [override, setOverride] = useState<Override | null>(null);
  const move = useMutation({
    mutationFn: moveAppointment,
    onError: (error, sent) => {
      onLost();
      const again = (why: string) => move.mutate({ ...sent, separation_reason: why });
      setOverride(mayOverride && isOverridable(error) ? { name, time: when(sent.starts_at), error, run: again } : null);
    },
    onSuccess: (row) => {
      setOverride(null);
      finish(t("appointment.moved", { name, time: when(row.starts_at) }))(row);
    },
  });
  const noShow = useMutation({ mutationFn: markNoShow, onError, onSuccess: finish(t("appointment.noShowDone", { name })) });
  const isOpen = appointment.state === "booked" || appointment.state === "arrived";
  const isLate = appointment.state === "booked" && Date.parse(appointment.starts_at) < departmentNow();
  useHotkey("M", () => setMode("move"), { label: t("appointment.move"), when: mayWrite && isOpen && mode === "look" });
  useHotkey("L", () => setMode("wait"), { label: t("waiting.add"), when: mayWrite && appointment.state === "booked" && mode === "look" });
  useHotkey("Delete", () => setMode("cancel"), { label: t("appointment.cancel"), when: mayWrite && isOpen && mode !== "cancel" });
  const why = [pick(reasons.data?.find((one) => one.code === appointment.cancel_code)?.names ?? {}, lang), appointment.cancel_reason].filter(Boolean).join(" · ");
  return (
    <>
      <div className="drawer-body">
        <section>
          <PatientHeader patient={exam.patient} />
        </section>
        {appointment.flag && (
          <section>
            <ReasonList reasons={[appointment.flag]} />
            {isOpen && appointment.flag.code !== "scheduling.affected_safety" && (
              <MoveAffected cause={typeof appointment.flag.params.block === "number" ? { block: appointment.flag.params.block } : { appointment: appointment.id }} className="btn sm" />
            )}
          </section>
        )}
        <section>
          <dl className="facts">
            <dt>{t("appointment.exam")}</dt>
            <dd>{pick(exam.exam_type_names, lang)}</dd>
            <dt>{t("appointment.when")}</dt>
            <dd className="num m">{when(appointment.starts_at, appointment.ends_at)}</dd>
            <dt>{t("appointment.where")}</dt>
            <dd>{appointment.resource_code}</dd>
            <dt>{t("appointment.state")}</dt>
            <dd>
              <StatusTag status={(lookOf(appointment.state).look || lookOf("cancelled").look) as Status} text={t(`status.${appointment.state}`)} />
            </dd>
            <dt>{t("appointment.accession")}</dt>
            <dd className="num">
              <Link to={`/exams/${exam.id}`}>{exam.accession}</Link>
            </dd>
            <dt>{t("appointment.bookedBy")}</dt>
            <dd>
              {appointment.booked_by} · <TimeText at={appointment.booked_at} shape="full" />
            </dd>
            {why && (
              <>
                <dt>{t("common:reason")}</dt>
                <dd>{why}</dd>
              </>
            )}
          </dl>
        </section>
        {appointment.overrides.length > 0 && (
          <section>
            <p className="cap">{t("override.title")}</p>
            <ReasonList reasons={appointment.overrides} withPolicy />
          </section>
        )}
        {appointment.reasons.length > 0 && (
          <section>
            <p className="cap">{t("appointment.safety")}</p>
            <ReasonList reasons={appointment.reasons} />
          </section>
        )}
        {mode === "move" && <OfferList exam={exam.id} after={after} skip={skip} onSkip={setSkip} onAnyTime={onAnyTime} held={null} onPick={setTarget} />}
        {move.error && <ProblemNote error={move.error} />}
        {appointment.visit_id !== null && mode === "look" && <VisitSection appointment={appointment} after={after} mayWrite={mayWrite} onVisit={onVisit} />}
        {appointment.series_id !== null && mode === "look" && <SeriesSection key={`series-${appointment.id}`} appointment={appointment} after={after} onAnyTime={onAnyTime} mayWrite={mayWrite} onSeries={onSeries} />}
        {mayWrite && mode === "look" && <NoticeList appointment={appointment.id} />}
      </div>
      {mayWrite && (
        <footer>
          <div className="row acts">
            {isOpen && mode === "look" && (
              <button type="button" className="btn sm" onClick={() => setMode("move")}>
                {t("appointment.move")} <kbd>M</kbd>
              </button>
            )}
            {mode === "move" && (
              <button type="button" className="btn sm" onClick={() => setMode("look")}>
                {t("appointment.stay")}
              </button>
            )}
            {appointment.state === "booked" && mode === "look" && (
              <button type="button" className="btn sm" onClick={() => setMode("wait")}>
                {t("waiting.add")} <kbd>L</kbd>
              </button>
            )}
            {isOpen && (
              <button type="button" className="btn sm outline-danger" onClick={() => setMode("cancel")}>
                {t("appointment.cancel")} <kbd>Del</kbd>
              </button>
            )}
            {isLate && (
              <button type="button" className="btn sm" onClick={() => setMode("noShow")}>
                {t("appointment.noShow")}
              </button>
            )}
            {isOpen && (
              <>
                <button type="button" className="btn sm" onClick={() => void printSlip(appointment.id, slip)}>
                  <Icon name="print" />
                  {t("appointment.slip")}
                </button>
                <a className="btn sm" href={slipAddress(appointment.id, slip)} target="_blank" rel="noreferrer">
                  PDF
                </a>
                <a className="btn sm" href={calendarAddress(appointment.id, slip)} download>
                  {t("slip.calendar")}
                </a>
                <SlipOptions choice={slip} onChange={setSlip} />
              </>
            )}
          </div>
        </footer>
      )}
      {override && <OverrideDialog override={override} pending={move.isPending} onCancel={() => setOverride(null)} />}
      {mode === "cancel" && (
        <ReasonDialog
          kind="cancel"
          act={t("appointment.cancelAct", { name, time: when(appointment.starts_at) })}
          hint={appointment.state === "booked" ? t("appointment.cancelHint") : t("appointment.cancelExamHint")}
          danger
          error={cancel.error ?? undefined}
          pending={cancel.isPending}
          onConfirm={(given) => cancel.mutate({ id: appointment.id, ...given, also_exam: appointment.state !== "booked", version: appointment.version })}
          onCancel={() => setMode("look")}
        />
      )}
      {mode === "noShow" && (
        <ReasonDialog
          kind="no_show"
          act={t("appointment.noShowAct", { name })}
          direct
          error={noShow.error ?? undefined}
          pending={noShow.isPending}
          onConfirm={(given) => noShow.mutate({ id: appointment.id, ...given, version: appointment.version })}
          onCancel={() => setMode("look")}
        />
      )}
      {mode === "wait" && <WaitingForm exam={exam.id} name={name} phone={exam.patient.phone} onClose={() => setMode("look")} />}
      {target && (
        <ReasonDialog
          kind="move"
          act={t("appointment.moveAct", { name, time: when(target.starts_at) })}
          direct
          pending={move.isPending}
          onConfirm={(given) => move.mutate({ id: appointment.id, resource_id: target.resource_id, starts_at: target.starts_at, version: appointment.version, ...given })}
          onCancel={() => setTarget(null)}
        />
      )}
    </>
  );
}
