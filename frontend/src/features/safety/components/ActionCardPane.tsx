import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { makeId } from "@/shared/lib/ids";
import { pick } from "@/shared/lib/localised";
import { sendOrKeep } from "@/shared/safety/outbox";
import type { Reaction, ReactionTable } from "@/shared/safety/sheet";
import { departmentNow } from "@/shared/session/clock";
import { useSession } from "@/shared/session/session";
import { Icon } from "@/shared/ui/Icon";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { ReactionTimeline } from "./ReactionTimeline";
import { VitalsForm } from "./VitalsForm";

const DRUG_WORDS = { name: "card.drug", dose: "card.dose", route: "card.route" } as const;

interface Props {
  card: ReactionTable["cards"][number] | null;
  kind: string;
  grade: string | null;
  examId: number;
  /** The id that this tablet gave the reaction; the server may not know it yet. */
  clientId: string;
  isSaved: boolean;
  reaction: Reaction | null;
}

interface Act {
  kind: "card" | "drug" | "call" | "other";
  text: string;
  card_line?: number;
  detail?: { name: string; dose: string; route: string };
}
type Kept = Act & { client_id: string; at: string };
const NO_DRUG = { name: "", dose: "", route: "" };

/** The department's own approved card; ticking a line stores the time. Without one it says so. Works without a network. */
export function ActionCardPane({ card, kind, grade, examId, clientId, isSaved, reaction }: Props) {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const client = useQueryClient();
  const [drug, setDrug] = useState(NO_DRUG);
  const [own, setOwn] = useState<Kept[]>([]);
  const [error, setError] = useState<unknown>(null);
  const me = useSession().user?.name ?? "";
  const key = ["safety", "reaction", reaction?.id, lang];
  const detail = useQuery({
    queryKey: key,
    queryFn: () => take(api.GET("/api/safety/reactions/{reaction_id}", { params: { path: { reaction_id: reaction?.id ?? 0 } } })),
    enabled: reaction !== null,
  });
  const refresh = () => void client.invalidateQueries({ queryKey: key });
  const record = async (act: Act) => {
    const kept: Kept = { ...act, client_id: makeId(), at: new Date(departmentNow()).toISOString() };
    setError(null);
    setOwn((before) => [...before, kept]);
    try {
      await sendOrKeep(`/api/safety/exams/${examId}/reaction-acts`, { ...kept, reaction_client_id: clientId }, act.text);
      refresh();
    } catch (problem) {
      setOwn((before) => before.filter((one) => one.client_id !== kept.client_id));
      setError(problem);
    }
  };
  const recordDrug = () => {
    const given = { name: drug.name.trim(), dose: drug.dose.trim(), route: drug.route.trim() };
    setDrug(NO_DRUG);
    void record({ kind: "drug", text: Object.values(given).filter(Boolean).join(" "), detail: given });
  };
  const known = detail.data?.acts ?? [];
  const waiting = own.filter((one) => known.every((act) => act.client_id !== one.client_id)).map((one, at) => ({ ...one, id: -at - 1, by: me, detail: one.detail ?? {}, card_line: one.card_line ?? null }));
  const acts = [...known, ...waiting];
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
                <button type="button" className={done ? "tick on" : "tick"} aria-label={text} aria-pressed={Boolean(done)} disabled={!isSaved || Boolean(done)} onClick={() => void record({ kind: "card", text, card_line: at + 1 })}>
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
      {isSaved && (
        <div className="body">
          <form
            className="drug"
            onSubmit={(event) => {
              event.preventDefault();
              if (drug.name.trim()) recordDrug();
            }}
          >
            {(["name", "dose", "route"] as const).map((field) => (
              <input key={field} className="input" value={drug[field]} aria-label={t(DRUG_WORDS[field])} placeholder={t(DRUG_WORDS[field])} maxLength={field === "name" ? 80 : 40} onChange={(event) => setDrug({ ...drug, [field]: event.target.value })} />
            ))}
            <button type="submit" className="btn tablet" disabled={!drug.name.trim()}>
              {t("card.keep")}
            </button>
          </form>
          <VitalsForm examId={examId} reactionClientId={clientId} onSaved={refresh} />
          {(reaction || acts.length > 0) && <ReactionTimeline reaction={{ started_at: reaction?.started_at ?? acts[0]?.at ?? "", acts, observations: detail.data?.observations ?? [] }} />}
          {error !== null && <ProblemNote error={error} />}
        </div>
      )}
      <footer>{t("card.owned")}</footer>
    </section>
  );
}
