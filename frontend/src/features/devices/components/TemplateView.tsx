import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import type { ModelTemplate } from "../api/onboarding";
import { sayLimit } from "./limitWords";
import { unitWord } from "./Telemetry";

/** What a device of a model begins with, each row with its source. */
export function TemplateView({ template }: { template: ModelTemplate }) {
  const { t } = useTranslation("devices");
  const lang = useLang();
  const names = new Map(template.channels.map((channel) => [channel.code, pick(channel.names, lang)]));
  const every = (days: number | null) => (days ? t("qa.every", { count: days }) : t("qa.dueOf.on_demand"));
  const parts = [
    { key: "channels", rows: template.channels.map((one) => ({ key: one.code, text: `${pick(one.names, lang)} ${unitWord(one.unit)}`, source: "" })) },
    { key: "rules", rows: template.rules.map((one) => ({ key: one.code, text: `${names.get(one.channel) ?? one.channel}: ${sayLimit(t, one)}, ${t(`severity.${one.severity}`)}`, source: one.source })) },
    { key: "tests", rows: template.tests.map((one) => ({ key: one.code, text: `${pick(one.names, lang)}, ${every(one.every_days)}`, source: one.source })) },
    { key: "plans", rows: template.plans.map((one) => ({ key: one.code, text: `${pick(one.names, lang)}, ${every(one.every_days)}`, source: one.source })) },
  ];
  return (
    <section className="template" aria-label={t("onboard.begins")}>
      <h3>{t("onboard.begins")}</h3>
      {parts.map(({ key, rows }) => (
        <details key={key}>
          <summary>{t(`onboard.part.${key}`, { count: rows.length })}</summary>
          <ul>
            {rows.map((row) => (
              <li key={row.key}>
                {row.text} <span className="meta">{row.source}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <p className="meta">{t("onboard.policies")}</p>
    </section>
  );
}
