import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ReasonList } from "@/shared/ui/ReasonList";
import { TimeText } from "@/shared/ui/TimeText";
import { useCard, type ExamCardFacts } from "../model/floor";

/** Of this patient before the scan: size, what the exam before used, what the site advises, what others wrote, what booking set aside. */
export function CardFacts({ examId, device }: { examId: number; device: string }) {
  const { t } = useTranslation("scanner");
  const { data: card } = useCard(examId, device);
  if (!card) return null;
  const isAside = card.overrides.length > 0 || card.outside_hours_reason !== "" || card.is_overbooked;
  return (
    <section className="panel prot" aria-label={t("card.title")}>
      <header>
        {t("card.title")}
        <span className="sp" />
        {card.room_dose && <span className="meta num">{t("card.room", { p50: card.room_dose.p50, p75: card.room_dose.p75, n: card.room_dose.n })}</span>}
      </header>
      <dl>
        <div>
          <dt>{t("card.size")}</dt>
          <dd className="num">{sizeText(card, t)}</dd>
        </div>
        <div>
          <dt>{t("card.advice")}</dt>
          <dd>{adviceText(card.advice, t)}</dd>
        </div>
        <Prior card={card} />
      </dl>
      {card.advice.kv !== "" && (
        <p className="note meta">
          {card.advice.source} · {card.advice.policy_version}
        </p>
      )}
      {card.comments.length > 0 && (
        <ul className="note">
          {card.comments.map((one) => (
            <li key={`${one.at}${one.note}`}>
              {one.note}{" "}
              <span className="meta">
                {one.by} <TimeText at={one.at} shape="full" />
              </span>
            </li>
          ))}
        </ul>
      )}
      {isAside && (
        <div className="note">
          <b className="warn">{t("card.aside")}</b>
          <ReasonList reasons={card.overrides} />
          {card.outside_hours_reason !== "" && <p>{t("card.outsideHours", { why: card.outside_hours_reason })}</p>}
          {card.is_overbooked && <p>{t("card.overbooked")}</p>}
        </div>
      )}
    </section>
  );
}

type Say = (key: string, params?: Record<string, unknown>) => string;

function sizeText(card: ExamCardFacts, t: Say): string {
  const parts = [card.weight_kg !== null && `${card.weight_kg} kg`, card.height_cm !== null && `${card.height_cm} cm`, card.bmi !== null && `BMI ${card.bmi}`].filter(Boolean);
  return parts.length > 0 ? parts.join(" · ") : t("card.notMeasured");
}

function adviceText(advice: ExamCardFacts["advice"], t: Say): string {
  if (!advice.is_on) return t("card.adviceOff");
  if (advice.kv === "") return t("card.noAdvice");
  return [t("card.kv", { kv: advice.kv }), ...(advice.ctdivol_max === null ? [] : [t("card.ctdivolMax", { max: advice.ctdivol_max })])].join(" · ");
}

function Prior({ card }: { card: ExamCardFacts }) {
  const { t } = useTranslation("scanner");
  const lang = useLang();
  const { prior } = card;
  const used = prior
    ? [
        prior.protocol,
        prior.kvp.length > 0 && `${prior.kvp.join(" / ")} kV`,
        prior.ctdivol !== null && `CTDIvol ${prior.ctdivol} mGy`,
        prior.dlp !== null && `DLP ${prior.dlp} mGy·cm`,
        ...prior.contrast.map((one) => [pick(one.names, lang), `${one.volume_ml} mL`, one.rate_ml_per_s !== null && `${one.rate_ml_per_s} mL/s`].filter(Boolean).join(" ")),
      ].filter(Boolean)
    : [];
  return (
    <div style={{ gridColumn: "1 / -1" }}>
      <dt>
        {t("card.prior")} {prior?.at && <TimeText at={prior.at} shape="date" />}
      </dt>
      <dd>
        {prior ? pick(prior.exam_type_names, lang) : t("card.noPrior")}
        {used.length > 0 && <span className="t2"> · {used.join(" · ")}</span>}
      </dd>
    </div>
  );
}
