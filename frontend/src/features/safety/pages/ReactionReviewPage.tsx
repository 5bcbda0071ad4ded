import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import { ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { CloseReaction } from "../components/CloseReaction";
import { ConfirmPanel } from "../components/ConfirmPanel";
import { FollowUpList } from "../components/FollowUpList";
import { ReactionStateTag } from "../components/ReactionStateTag";
import { ReactionTimeline } from "../components/ReactionTimeline";
import "../safety.css";

/** One reaction from the first tap to its end; a physician confirms class and grade here. */
export default function ReactionReviewPage() {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const client = useQueryClient();
  const id = Number(useParams().reactionId);
  const mayConfirm = useMay("reaction.confirm");
  const [closing, setClosing] = useState(false);
  const key = ["safety", "reaction", id, lang];
  const query = useQuery({ queryKey: key, queryFn: () => take(api.GET("/api/safety/reactions/{reaction_id}", { params: { path: { reaction_id: id } } })) });
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} wide />;
  if (!query.data) return <Loading lines={6} />;
  const reaction = query.data;
  const words = (codes: readonly { [key: string]: string }[]) => codes.map((one) => one.text).join(lang === "en" ? ", " : "、");
  const rows: [string, React.ReactNode][] = [
    [t("reactions.at"), <TimeText key="at" at={reaction.started_at} shape="full" />],
    [t("reactions.symptoms"), words(reaction.symptoms)],
    [t("reaction.suggested"), `${t(`grade.${reaction.suggested_grade}`)} · ${t(`kind.${reaction.suggested_kind}`)} (${words(reaction.suggested_because)}) ${reaction.policy_version}`],
    [t("reactions.chosen"), `${t(`grade.${reaction.chosen_grade}`)} · ${t(`kind.${reaction.chosen_kind}`)} · ${reaction.recorded_by}`],
    [t("reactions.agent"), reaction.injection ? `${pick(reaction.injection.agent.names, lang)} ${Number(reaction.injection.volume_ml)} mL · ${reaction.injection.lot}` : t("given.none")],
    ...(reaction.body_site ? [[t("reaction.where"), `${t(`site.${reaction.body_site}`)} ${reaction.volume_band ? t(`band.${reaction.volume_band}`) : ""}`] as [string, string]] : []),
    ...(reaction.confirmed_at ? [[t("reactions.confirmed"), `${t(`grade.${reaction.confirmed_grade}`)} · ${t(`kind.${reaction.confirmed_kind}`)} · ${reaction.confirmed_by} ${reaction.confirm_note ?? ""}`] as [string, string]] : []),
    ...(reaction.outcome ? [[t("reactions.outcome"), [reaction.outcome_code && t(`outcome.${reaction.outcome_code}`), reaction.outcome, ...((reaction.seriousness ?? []) as string[]).map((one) => t(`serious.${one}`))].filter(Boolean).join(" · ")] as [string, string]] : []),
  ];
  return (
    <div className="page">
      <div className="page-head">
        <PatientHeader patient={{ name: reaction.patient_name, sex: reaction.patient_sex, birth_date: reaction.patient_birth_date }}>
          <ReactionStateTag reaction={reaction} />
        </PatientHeader>
        <span className="sp" />
        <a className="btn sm" href={`/api/safety/reactions/${id}/form`} target="_blank" rel="noreferrer">
          {t("reactions.form")}
        </a>
        <a className="btn sm" href={`/api/safety/reactions/${id}/fhir`} download={`reaction-${id}.json`}>
          {t("reactions.fhir")}
        </a>
        <Link to={`/safety/exams/${reaction.exam_id}`}>
          {pick(reaction.exam_names, lang)} {reaction.accession}
        </Link>
      </div>
      <div className="review">
        <section className="panel">
          <header>{t("reactions.one")}</header>
          <dl>
            {rows.map(([name, value]) => (
              <div key={name} style={{ display: "contents" }}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {reaction.needs_surgeon && <p className="bad m" style={{ padding: 12 }}>{t("reaction.surgeon")}</p>}
          <ReactionTimeline reaction={reaction} />
        </section>
        <div className="col" style={{ gap: 12 }}>
          {reaction.state === "open" && (mayConfirm ? <ConfirmPanel reaction={reaction} onDone={(fresh) => client.setQueryData(key, fresh)} /> : <p className="panel facts t2">{t("reactions.waits")}</p>)}
          {reaction.state === "confirmed" && mayConfirm && (
            <button type="button" className="btn primary" onClick={() => setClosing(true)}>
              {t("reactions.close", { name: reaction.patient_name })}
            </button>
          )}
          <FollowUpList rows={reaction.follow_ups} onDone={() => void client.invalidateQueries({ queryKey: key })} />
        </div>
      </div>
      {closing && (
        <CloseReaction
          reaction={reaction}
          onDone={(fresh) => {
            client.setQueryData(key, fresh);
            setClosing(false);
          }}
          onCancel={() => setClosing(false)}
        />
      )}
    </div>
  );
}
