import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { departmentNow, useNow } from "@/shared/session/clock";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ReasonList } from "@/shared/ui/ReasonList";
import { ProblemNote } from "@/shared/ui/states";
import { AgeText, TimeText } from "@/shared/ui/TimeText";
import { judgeClock, listActs, observationLeft, type Lane, type LaneCard } from "../model/lanes";
import { formatElapsed } from "../model/grading";
import { CannulaPicker, type Cannula } from "./CannulaPicker";
import { FastingPicker, MinutesPicker } from "./ClockPickers";
import { VerdictTag } from "./VerdictTag";

const TIMED = ["start_drinking", "start_uptake"];

/** One patient in a lane: what is open, how long, and the next act in one tap. */
export function LanePatient({ card, lane }: { card: LaneCard; lane: Lane }) {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const now = useNow();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [early, setEarly] = useState(false);
  const { exam, preparation } = card;
  const name = exam.patient.name;
  const move = useMutation({
    mutationFn: ({ action, ...body }: { action: string; note?: string; minutes?: number } & Partial<Cannula>) =>
      take(api.POST("/api/safety/preparations/{preparation_id}/{action}", { params: { path: { preparation_id: preparation.id, action } }, body: { version: preparation.version, iv_site: "", iv_attempts: 1, note: "", ...body } })),
    onSuccess: () => setEarly(false),
    onSettled: () => void client.invalidateQueries({ queryKey: ["safety", "lanes"] }),
  });
  const left = lane === "observing" ? observationLeft(card, now) : null;
  const acts = listActs(card, lane);
  const clocks = card.clocks.map((clock) => ({ ...clock, state: judgeClock(clock, now), left: Date.parse(clock.due_at) - now }));
  const isRed = clocks.some((clock) => clock.state === "overdue") || (card.sedation !== null && Date.parse(card.sedation.next_check_at) < now);
  const isDue = isRed || clocks.some((clock) => clock.state === "due" && clock.kind !== "fasting");
  const fast = useMutation({
    mutationFn: (body: { since: string; minutes: number }) => take(api.POST("/api/safety/preparations/{preparation_id}/fasting", { params: { path: { preparation_id: preparation.id } }, body })),
    onSettled: () => void client.invalidateQueries({ queryKey: ["safety", "lanes"] }),
  });
  const run = (action: string) => {
    if (action === "discharge" && left !== null && left > 0) setEarly(true);
    else move.mutate({ action });
  };
  return (
    <article className={`lanecard${exam.priority_rank === 0 ? " stat" : ""}${isRed ? " over" : isDue ? " due" : ""}`}>
      <h3>
        <Link className="cut" to={`/safety/exams/${exam.id}`}>
          {name}
        </Link>
        <i>
          {t(`common:sex.${exam.patient.sex}`)} <AgeText birthDate={exam.patient.birth_date} />
        </i>
      </h3>
      <p className="t2">
        {pick(exam.exam_type_names, lang)} ·{" "}
        <span style={{ whiteSpace: "nowrap" }}>
          {exam.slot_device_code || exam.modality} <TimeText at={exam.slot_start} />
        </span>
      </p>
      <div className="row" style={{ flexWrap: "wrap" }}>
        <VerdictTag verdict={card.verdict} isReleased={card.is_released} />
        {preparation.iv_at && <span className="tag violet">{t("cannula.done", { site: preparation.iv_site ? t(`site.${preparation.iv_site}`) : "", gauge: preparation.iv_gauge ?? "–" })}</span>}
        {preparation.iv_removed_at && <span className="tag">{t("cannula.removed")}</span>}
        {card.sedation && (
          <span className={`tag ${Date.parse(card.sedation.next_check_at) < now ? "red" : "amber"}`}>
            {card.sedation.drug} · {t("sedation.next")} <TimeText at={card.sedation.next_check_at} />
          </span>
        )}
        {preparation.handed_over_at && <span className="tag green">{t("handedOver")}</span>}
        {card.n_open_reactions > 0 && <span className="tag red">{t("reaction.openOne")}</span>}
      </div>
      {card.verdict !== "clear" && !card.is_released && <ReasonList reasons={card.reasons.filter((reason) => reason.severity !== "info").slice(0, 3)} />}
      {clocks
        .filter((clock) => clock.kind !== "observation")
        .map((clock) => (
          <p key={clock.kind} className={clock.state === "overdue" ? "bad" : clock.state === "due" ? (clock.kind === "fasting" ? "good" : "warn") : ""}>
            {t(`clock.${clock.kind}`)} <b className="num">{clock.left > 0 ? formatElapsed(clock.left) : clock.state === "overdue" ? t("clock.overdue", { time: formatElapsed(-clock.left) }) : t(clock.kind === "fasting" ? "clock.fasted" : "clock.over")}</b>{" "}
            <span className="meta" style={{ whiteSpace: "nowrap" }}>
              {t("clock.until")} <TimeText at={clock.due_at} />
            </span>
          </p>
        ))}
      {left !== null ? (
        <p>
          <span className={`timer num${isRed ? " bad" : left <= 0 ? " warn" : ""}`}>{left > 0 ? formatElapsed(left) : t("observe.over")}</span>{" "}
          <span className="meta" style={{ whiteSpace: "nowrap" }}>
            {t("observe.until")} <TimeText at={preparation.observe_until} />
          </span>
        </p>
      ) : (
        <p className="meta">
          {t("inLane")} {formatElapsed(now - Date.parse(preparation.lane_since))}
          {card.last_injection && ` · ${pick(card.last_injection.agent.names, lang)} ${Number(card.last_injection.volume_ml)} mL`}
        </p>
      )}
      <div className="acts">
        {acts.map((act, at) =>
          act === "place_iv" ? (
            <Popover key={act} trigger="click" destroyOnHidden title={name} content={<CannulaPicker name={name} onPlace={(cannula) => move.mutate({ action: "place_iv", ...cannula })} />}>
              <button type="button" className={at === 0 ? "btn primary" : "btn"} disabled={move.isPending}>
                {t(`act.${act}`)}
              </button>
            </Popover>
          ) : TIMED.includes(act) ? (
            <Popover key={act} trigger="click" destroyOnHidden title={name} content={<MinutesPicker onPick={(minutes) => move.mutate({ action: act, minutes })} />}>
              <button type="button" className="btn" disabled={move.isPending}>
                {t(`act.${act}`)}
              </button>
            </Popover>
          ) : (
            <button key={act} type="button" className={at === 0 ? "btn primary" : "btn"} disabled={move.isPending} onClick={() => run(act)}>
              {t(`act.${act}`)}
            </button>
          ),
        )}
        {lane === "observing" && preparation.iv_at && !preparation.iv_removed_at && (
          <button type="button" className="btn" disabled={move.isPending} onClick={() => move.mutate({ action: "remove_iv" })}>
            {t("act.remove_iv")}
          </button>
        )}
        {["to_prepare", "iv_in_place", "drinking"].includes(lane) && !clocks.some((clock) => clock.kind === "fasting") && (
          <Popover
            trigger="click"
            destroyOnHidden
            title={name}
            content={<FastingPicker name={name} onSave={(ago, need) => fast.mutate({ since: new Date(departmentNow() - ago * 3_600_000).toISOString(), minutes: Math.round(need * 60) })} />}
          >
            <button type="button" className="btn" disabled={fast.isPending}>
              {t("fasting.open")}
            </button>
          </Popover>
        )}
        <button
          type="button"
          className="btn outline-danger"
          onClick={() => void navigate(`/safety/exams/${exam.id}/reaction`, { state: { startedAt: departmentNow(), back: "/safety/lanes" } })}
        >
          {t("reaction.short")}
        </button>
      </div>
      {(move.error ?? fast.error) && !early && <ProblemNote error={move.error ?? fast.error} />}
      {early && (
        <ConfirmWithReason
          act={t("observe.early", { name })}
          hint={t("observe.earlyHint")}
          error={move.error}
          pending={move.isPending}
          onConfirm={(note) => move.mutate({ action: "discharge", note })}
          onCancel={() => setEarly(false)}
        />
      )}
    </article>
  );
}
