import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useSheetWrite, type SafetySheet } from "@/shared/safety/sheet";
import { useNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { ReasonList } from "@/shared/ui/ReasonList";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { Decisions } from "./Decisions";

/** Premedication with its clock, contrast given, reactions, decisions taken. */
export function SheetFacts({ sheet }: { sheet: SafetySheet }) {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const contrast = !["", "none"].includes(sheet.exam.contrast);
  return (
    <>
      {contrast && <Premedication sheet={sheet} />}
      <section className="panel">
        <header>{t("given.title")}</header>
        <div className="facts">
          {sheet.injections.map((injection) => (
            <div key={injection.id}>
              <p>
                <TimeText at={injection.at} /> <b>{pick(injection.agent.names, lang)}</b> {Number(injection.volume_ml)} mL · {injection.lot} · {injection.site && t(`site.${injection.site}`)} · {injection.given_by}
              </p>
              <ReasonList reasons={injection.warnings} />
            </div>
          ))}
          {sheet.injections.length === 0 && <p className="t2">{t("given.none")}</p>}
          {sheet.reactions.map((reaction) => (
            <Link key={reaction.id} to={`/safety/reactions/${reaction.id}`} className="bad">
              <TimeText at={reaction.started_at} /> {t(`grade.${reaction.confirmed_grade || reaction.chosen_grade}`)} · {t(`kind.${reaction.confirmed_kind || reaction.chosen_kind}`)} · {t(`state.${reaction.state}`)}
            </Link>
          ))}
        </div>
      </section>
      {sheet.decisions.length > 0 && <Decisions sheet={sheet} />}
    </>
  );
}

function Premedication({ sheet }: { sheet: SafetySheet }) {
  const { t } = useTranslation("safety");
  const mayOrder = useMay("safety.override");
  const mayConfirm = useMay("safety.answer");
  const write = useSheetWrite(sheet.exam.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const now = useNow();
  const { name } = sheet.exam.patient;
  const plan = sheet.premedication;
  // only what still fits before the start is offered
  const offers = sheet.regimens;
  const regimen = (offers.find((one) => one.code === chosen) ?? offers[0])?.code;
  const isLate = plan !== null && plan.taken_at === null && plan.first_dose_at !== null && Date.parse(plan.first_dose_at) < now;
  return (
    <section className="panel">
      <header>{t("premed.title")}</header>
      <div className="facts">
        {plan ? (
          <>
            <p>
              <b>{t(`regimen.${plan.regimen}`)}</b> · {plan.ordered_by} <span className="meta">{plan.policy_version}</span>
            </p>
            <p>
              {plan.first_dose_at ? t("premed.first") : t("premed.noSlot")} {plan.first_dose_at && <TimeText at={plan.first_dose_at} shape="full" />}
            </p>
            {plan.taken_at ? (
              <p className="good m">
                {t("premed.taken")} <TimeText at={plan.taken_at} />
              </p>
            ) : (
              mayConfirm && (
                <button type="button" className="btn" disabled={write.isPending} onClick={() => write.mutate({ path: "premedication/taken", label: name })}>
                  {t("premed.confirm", { name })}
                </button>
              )
            )}
          </>
        ) : (
          <p className="t2">{t("premed.none")}</p>
        )}
        {mayOrder && !plan && offers.length === 0 && <p className="warn">{t("premed.late")}</p>}
        {mayOrder && regimen !== undefined && (!plan || isLate) && (
          <div className="row">
            <Select
              aria-label={t("premed.title")}
              value={regimen}
              style={{ flex: 1 }}
              onChange={setChosen}
              options={offers.map((one) => ({ value: one.code, label: t(`regimen.${one.code}`) }))}
            />
            <button type="button" className="btn" disabled={write.isPending} onClick={() => write.mutate({ path: "premedication", body: { regimen }, label: name })}>
              {t("premed.order", { name })}
            </button>
          </div>
        )}
        {write.error && <ProblemNote error={write.error} />}
      </div>
    </section>
  );
}
