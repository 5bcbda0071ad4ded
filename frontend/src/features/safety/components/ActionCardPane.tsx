import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { makeId } from "@/shared/lib/ids";
import { pick } from "@/shared/lib/localised";
import type { Reaction, ReactionTable } from "@/shared/safety/sheet";
import { departmentNow } from "@/shared/session/clock";
import { Icon } from "@/shared/ui/Icon";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { VitalsForm } from "./VitalsForm";

interface Props {
  card: ReactionTable["cards"][number] | null;
  kind: string;
  grade: string | null;
  examId: number;
  reaction: Reaction | null;
}

/** The department's own approved card; ticking a line stores the time. Without one it says so. */
export function ActionCardPane({ card, kind, grade, examId, reaction }: Props) {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const client = useQueryClient();
  const [words, setWords] = useState("");
  const key = ["safety", "reaction", reaction?.id, lang];
  const detail = useQuery({
    queryKey: key,
    queryFn: () => take(api.GET("/api/safety/reactions/{reaction_id}", { params: { path: { reaction_id: reaction?.id ?? 0 } } })),
    enabled: reaction !== null,
  });
  const act = useMutation({
    mutationFn: (body: { kind: "card" | "drug" | "call" | "other"; text: string; card_line?: number }) =>
      take(
        api.POST("/api/safety/reactions/{reaction_id}/acts", {
          params: { path: { reaction_id: reaction?.id ?? 0 } },
          body: { client_id: makeId(), at: new Date(departmentNow()).toISOString(), ...body },
        }),
      ),
    onSuccess: () => {
      setWords("");
      void client.invalidateQueries({ queryKey: key });
    },
  });
  const acts = detail.data?.acts ?? [];
  return (
    <section className="cardx">
      <header>
        <h2>{card ? pick(card.title, lang) : grade ? t("card.of", { grade: t(`grade.${grade}`), kind: t(`kind.${kind}`) }) : t("card.title")}</h2>
        <span className="sp" />
        {card && <span className="meta" style={{ fontSize: 14 }}>{t("card.approved", { version: card.version, by: card.approved_by })}</span>}
      </header>
      {card ? (
        <ol>
          {card.lines.map((line, at) => {
            const done = acts.find((one) => one.card_line === at + 1);
            const text = pick(line, lang);
            return (
              <li key={text}>
                <div>
                  {text}
                  {done && (
                    <small>
                      {t("card.done")} <TimeText at={done.at} shape="seconds" /> {done.by}
                    </small>
                  )}
                </div>
                <button type="button" className={done ? "tick on" : "tick"} aria-label={text} aria-pressed={Boolean(done)} disabled={!reaction || Boolean(done) || act.isPending} onClick={() => act.mutate({ kind: "card", text, card_line: at + 1 })}>
                  {done && <Icon name="check" size={20} />}
                </button>
              </li>
            );
          })}
        </ol>
      ) : (
        <div className="body">
          <p className="t2">{grade ? t("card.none") : t("card.choose")}</p>
        </div>
      )}
      {reaction && (
        <div className="body">
          <div className="row">
            <input className="input" style={{ flex: 1, height: 56 }} value={words} aria-label={t("card.note")} placeholder={t("card.note")} maxLength={300} onChange={(event) => setWords(event.target.value)} />
            <button type="button" className="btn tablet" disabled={!words.trim() || act.isPending} onClick={() => act.mutate({ kind: "drug", text: words.trim() })}>
              {t("card.keep")}
            </button>
          </div>
          <ul>
            {acts
              .filter((one) => one.card_line === null)
              .map((one) => (
                <li key={one.id}>
                  <TimeText at={one.at} shape="seconds" /> {one.text} <span className="meta">{one.by}</span>
                </li>
              ))}
          </ul>
          <VitalsForm examId={examId} reactionId={reaction.id} onSaved={() => void client.invalidateQueries({ queryKey: key })} />
          <ul>
            {detail.data?.observations.map((one) => (
              <li key={one.id} className="num">
                <TimeText at={one.at} shape="seconds" /> {one.systolic_mmhg ?? "–"}/{one.diastolic_mmhg ?? "–"} mmHg · {one.pulse_per_min ?? "–"} /min · SpO₂ {one.spo2_percent ?? "–"} % {one.consciousness}
              </li>
            ))}
          </ul>
          {act.error && <ProblemNote error={act.error} />}
        </div>
      )}
      <footer>{t("card.owned")}</footer>
    </section>
  );
}
