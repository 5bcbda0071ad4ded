import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { Icon } from "@/shared/ui/Icon";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import { ReasonList } from "@/shared/ui/ReasonList";
import { StatusTag, type Status } from "@/shared/ui/StatusTag";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { cancelAppointment, markNoShow, moveAppointment, useAppointment } from "../api/appointments";
import type { Appointment, Offer } from "../api/types";
import { lookOf } from "../model/board";
import { OfferList, useWhen } from "./OfferList";
import { printSlip, slipAddress } from "./printSlip";

interface Props {
  id: number;
  after: string | undefined;
  onAnyTime: () => void;
  onDone: (appointment: Appointment, text: string) => void;
  onClose: () => void;
}

/** One booking: what it is, why it is flagged, and what may be done with it. */
export function AppointmentDrawer({ id, after, onAnyTime, onDone, onClose }: Props) {
  const { t } = useTranslation("scheduling");
  const query = useAppointment(id);
  return (
    <aside className="drawer" aria-label={t("appointment.title")}>
      <header>
        {t("appointment.title")}
        <span className="sp" />
        <button type="button" className="btn sm ghost" aria-label={t("drawer.close")} onClick={onClose}>
          <Icon name="x" />
        </button>
      </header>
      {query.isPending && <Loading lines={5} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Body key={query.data.id} appointment={query.data} after={after} onAnyTime={onAnyTime} onDone={onDone} />}
    </aside>
  );
}

function Body({ appointment, after, onAnyTime, onDone }: { appointment: Appointment } & Pick<Props, "after" | "onAnyTime" | "onDone">) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const when = useWhen();
  const client = useQueryClient();
  const mayWrite = useMay("schedule.write");
  const [mode, setMode] = useState<"look" | "move" | "cancel">("look");
  const [skip, setSkip] = useState(0);
  const { exam } = appointment;
  const name = exam.patient.name;
  const finish = (text: string) => (row: Appointment) => {
    setMode("look");
    client.setQueryData(["schedule", "appointment", row.id], row);
    void client.invalidateQueries({ queryKey: ["schedule"] });
    onDone(row, text);
  };
  // Refused, most often because somebody changed it meanwhile: the words stay, the drawer shows what holds now.
  const onError = () => void client.invalidateQueries({ queryKey: ["schedule"] });
  const cancel = useMutation({ mutationFn: cancelAppointment, onError, onSuccess: finish(t("appointment.cancelled", { name })) });
  const move = useMutation({ mutationFn: moveAppointment, onError, onSuccess: (row) => finish(t("appointment.moved", { name, time: when(row.starts_at) }))(row) });
  const noShow = useMutation({ mutationFn: markNoShow, onError, onSuccess: finish(t("appointment.noShowDone", { name })) });
  const isOpen = appointment.state === "booked" || appointment.state === "arrived";
  const isLate = appointment.state === "booked" && Date.parse(appointment.starts_at) < departmentNow();
  useHotkey("M", () => setMode("move"), { label: t("appointment.move"), when: mayWrite && isOpen && mode === "look" });
  useHotkey("Delete", () => setMode("cancel"), { label: t("appointment.cancel"), when: mayWrite && isOpen && mode !== "cancel" });
  const take = (offer: Offer) => !move.isPending && move.mutate({ id: appointment.id, resource_id: offer.resource_id, starts_at: offer.starts_at, version: appointment.version, reason: "" });
  return (
    <>
      <div className="drawer-body">
        <section>
          <PatientHeader patient={exam.patient} />
        </section>
        {appointment.flag && (
          <section>
            <ReasonList reasons={[appointment.flag]} />
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
            {appointment.cancel_reason && (
              <>
                <dt>{t("common:reason")}</dt>
                <dd>{appointment.cancel_reason}</dd>
              </>
            )}
          </dl>
        </section>
        {appointment.reasons.length > 0 && (
          <section>
            <p className="cap">{t("appointment.safety")}</p>
            <ReasonList reasons={appointment.reasons} />
          </section>
        )}
        {mode === "move" && <OfferList exam={exam.id} after={after} skip={skip} onSkip={setSkip} onAnyTime={onAnyTime} held={null} onPick={take} />}
        {[move.error, noShow.error].map((error, at) => error && <ProblemNote key={at === 0 ? "move" : "no-show"} error={error} />)}
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
            {isOpen && (
              <button type="button" className="btn sm outline-danger" onClick={() => setMode("cancel")}>
                {t("appointment.cancel")} <kbd>Del</kbd>
              </button>
            )}
            {isLate && (
              <button type="button" className="btn sm" disabled={noShow.isPending} onClick={() => noShow.mutate({ id: appointment.id, version: appointment.version })}>
                {t("appointment.noShow")}
              </button>
            )}
            {isOpen && (
              <>
                <button type="button" className="btn sm" onClick={() => void printSlip(appointment.id, lang)}>
                  <Icon name="print" />
                  {t("appointment.slip")}
                </button>
                <a className="btn sm" href={slipAddress(appointment.id, lang)} target="_blank" rel="noreferrer">
                  PDF
                </a>
              </>
            )}
          </div>
        </footer>
      )}
      {mode === "cancel" && (
        <ConfirmWithReason
          act={t("appointment.cancelAct", { name, time: when(appointment.starts_at) })}
          hint={appointment.state === "booked" ? t("appointment.cancelHint") : t("appointment.cancelExamHint")}
          danger
          reasons={[t("appointment.why.patient"), t("appointment.why.ill"), t("appointment.why.referrer"), t("appointment.why.device")]}
          error={cancel.error ?? undefined}
          pending={cancel.isPending}
          onConfirm={(reason) => !cancel.isPending && cancel.mutate({ id: appointment.id, reason, also_exam: appointment.state !== "booked", version: appointment.version })}
          onCancel={() => setMode("look")}
        />
      )}
    </>
  );
}
