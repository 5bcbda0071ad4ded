import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "./Icon";

export const SAFETY_FACTS = ["allergy", "renal", "pregnancy", "implant", "isolation", "fall_risk"] as const;
export type SafetyFact = (typeof SAFETY_FACTS)[number];

/** One answer. `unanswered` is not `no`: it is drawn dashed and asks. */
export interface SafetyAnswer {
  state: "yes" | "no" | "unanswered";
  /** Value in the person's language: agent and reaction, eGFR with unit, device. */
  text?: string | null;
  /** Yes is red unless the fact only calls for care. */
  level?: "red" | "amber";
  by?: string | null;
}

export type SafetyFacts = Partial<Record<SafetyFact, SafetyAnswer | null>>;

const ICONS: Record<SafetyFact, IconName> = { allergy: "allergy", renal: "kidney", pregnancy: "pregnancy", implant: "implant", isolation: "isolation", fall_risk: "fall" };
const AMBER: ReadonlySet<SafetyFact> = new Set(["renal", "isolation", "fall_risk"]);

/** The same six facts in the same order on every clinical screen, each with three states. A missing answer is unanswered. */
export function SafetyStrip({ facts, columns = 6 }: { facts: SafetyFacts; columns?: 2 | 3 | 6 }) {
  const { t } = useTranslation("common");
  return (
    <ul className={columns === 6 ? "safety" : `safety c${columns}`} aria-label={t("safety.title")}>
      {SAFETY_FACTS.map((fact) => (
        <Answer key={fact} fact={fact} answer={facts[fact] ?? { state: "unanswered" }} />
      ))}
    </ul>
  );
}

function Answer({ fact, answer }: { fact: SafetyFact; answer: SafetyAnswer }) {
  const { t } = useTranslation("common");
  const tone = answer.state === "yes" ? (answer.level ?? (AMBER.has(fact) ? "amber" : "red")) : answer.state === "no" ? "no" : "unk";
  const icon = answer.state === "yes" ? ICONS[fact] : answer.state === "no" ? "check" : "q";
  return (
    <li className={tone} title={answer.by ? t("safety.by", { name: answer.by }) : undefined}>
      <Icon name={icon} />
      <p>
        <b>{t(`safety.${fact}`)}</b>
        <span>{answer.state === "unanswered" ? t("safety.unanswered") : answer.text || t(answer.state === "yes" ? "safety.yes" : "safety.no")}</span>
      </p>
    </li>
  );
}
