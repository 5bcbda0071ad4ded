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
import { LANE_ACTS, observationLeft, type Lane, type LaneCard } from "../model/lanes";
import { formatElapsed } from "../model/grading";
import { CannulaPicker, type Cannula } from "./CannulaPicker";
import { VerdictTag } from "./VerdictTag";

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
    mutationFn: ({ action, ...body }: { action: string; note?: string } & Partial<Cannula>) =>
      take(api.POST("/api/safety/preparations/{preparation_id}/{action}", { params: { path: { preparation_id: preparation.id, action } }, body: { version: preparation.version, iv_site: "", note: "", ...body } })),
    onSuccess: () => setEarly(false),
    onSettled: () => void client.invalidateQueries({ queryKey: ["safety", "lanes"] }),
  });
  const left = lane === "observing" ? observationLeft(card, now) : null;
  const acts = LANE_ACTS[lane].filter((act) => act !== "hand_over" || preparation.handed_over_at === null);
  const run = (action: string) => {
    if (action === "discharge" && left !== null && left > 0) setEarly(true);
    else move.mutate({ action });
  };
  return (
    <article className={`lanecard${exam.priority_rank === 0 ? " stat" : ""}${left !== null && left <= 0 ? " due" : ""}`}>
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
        {preparation.handed_over_at && <span className="tag green">{t("handedOver")}</span>}
        {card.n_open_reactions > 0 && <span className="tag red">{t("reaction.openOne")}</span>}
      </div>
      {card.verdict !== "clear" && !card.is_released && <ReasonList reasons={card.reasons.filter((reason) => reason.severity !== "info").slice(0, 3)} />}
      {left !== null ? (
        <p>
          <span className={`timer num${left <= 0 ? " warn" : ""}`}>{left > 0 ? formatElapsed(left) : t("observe.over")}</span>{" "}
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
          ) : (
            <button key={act} type="button" className={at === 0 ? "btn primary" : "btn"} disabled={move.isPending} onClick={() => run(act)}>
              {t(`act.${act}`)}
            </button>
          ),
        )}
        <button
          type="button"
          className="btn outline-danger"
          onClick={() => void navigate(`/safety/exams/${exam.id}/reaction`, { state: { startedAt: departmentNow(), back: "/safety/lanes" } })}
        >
          {t("reaction.short")}
        </button>
      </div>
      {move.error && !early && <ProblemNote error={move.error} />}
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
