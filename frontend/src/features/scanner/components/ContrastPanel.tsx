import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { SITES, type SafetySheet } from "@/shared/safety/sheet";
import { Icon } from "@/shared/ui/Icon";
import { ReasonList } from "@/shared/ui/ReasonList";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { DoseFacts } from "./DoseFacts";
import { STEP_ML, stepVolume, takeInjector, type ContrastDraft } from "../model/contrast";
import { InjectorDialog } from "./InjectorDialog";
import { InjectorFactsLine } from "./InjectorFactsLine";
import type { useBottle } from "./useBottle";

interface Props {
  sheet: SafetySheet;
  draft: ContrastDraft;
  onDraft: (draft: ContrastDraft) => void;
  scan: ReturnType<typeof useBottle>;
}

/** Scan the bottle, set the volume, tap the site: kept until the start or the injection is recorded. */
export function ContrastPanel({ sheet, draft, onDraft, scan }: Props) {
  const { t } = useTranslation("scanner");
  const lang = useLang();
  const [code, setCode] = useState("");
  const [atInjector, setAtInjector] = useState(false);
  const lot = draft.bottle?.lot;
  const plan = draft.bottle?.dose ?? sheet.dose;
  const refused = scan.data?.is_refused ? scan.data : null;
  return (
    <section className="panel con">
      <header>
        {t("contrast.title")}
        <span className="sp" />
        <span className="meta">{t("contrast.steps")}</span>
      </header>
      {lot ? (
        <div className="lot">
          <div>
            <b>{pick(lot.agent.names, lang)}</b>
            <p className="meta">{t("contrast.lot", { lot: lot.lot, expires: lot.expires_on ?? "–" })}</p>
          </div>
          <button type="button" className="tag green" style={{ height: 44, padding: "0 12px", fontSize: 14, border: 0 }} onClick={() => onDraft({ ...draft, bottle: null })}>
            <Icon name="check" />
            {t("contrast.scanned")}
          </button>
        </div>
      ) : (
        <form
          className="lotscan"
          onSubmit={(event) => {
            event.preventDefault();
            if (code.trim()) scan.mutate(code.trim(), { onSuccess: () => setCode("") });
          }}
        >
          <input value={code} placeholder={t("contrast.scan")} aria-label={t("contrast.scan")} onChange={(event) => setCode(event.target.value)} />
          <button type="submit" className="btn tablet" disabled={!code.trim() || scan.isPending}>
            <Icon name="barcode" />
            {t("contrast.find")}
          </button>
        </form>
      )}
      {draft.bottle && draft.bottle.warnings.length > 0 && (
        <div className="more">
          <ReasonList reasons={draft.bottle.warnings} />
        </div>
      )}
      {refused && (
        <div className="more">
          <p className="bad m">{t("contrast.refused", { lot: refused.lot.lot })}</p>
          <ReasonList reasons={refused.warnings} />
        </div>
      )}
      {scan.error && (
        <div className="more">
          <ProblemNote error={scan.error} />
        </div>
      )}
      <div className="stepper">
        <button type="button" aria-label={t("contrast.less", { ml: STEP_ML })} onClick={() => onDraft({ ...draft, volumeMl: stepVolume(draft.volumeMl, -1) })}>
          <Icon name="minus" size={20} />
        </button>
        <label>
          <input
            inputMode="decimal"
            value={draft.volumeMl ?? ""}
            aria-label={t("contrast.volume")}
            onChange={(event) => {
              const value = Number(event.target.value);
              onDraft({ ...draft, volumeMl: event.target.value === "" || Number.isNaN(value) ? null : value });
            }}
          />
          <b>mL</b>
        </label>
        <button type="button" aria-label={t("contrast.more", { ml: STEP_ML })} onClick={() => onDraft({ ...draft, volumeMl: stepVolume(draft.volumeMl, 1) })}>
          <Icon name="plus" size={20} />
        </button>
      </div>
      {plan && <DoseFacts plan={plan} />}
      <div className="chips" role="radiogroup" aria-label={t("contrast.site")}>
        {SITES.slice(0, 4).map((site) => (
          <button key={site} type="button" role="radio" aria-checked={draft.site === site} className={draft.site === site ? "on" : ""} onClick={() => onDraft({ ...draft, site })}>
            {t(`safety:site.${site}`)}
          </button>
        ))}
      </div>
      <div className="foot">
        <button type="button" className="btn tablet" onClick={() => setAtInjector(true)}>
          {t("injector.open")}
        </button>
        <InjectorFactsLine
          kind={draft.injector.kind}
          phases={draft.injector.phases}
          temperature={draft.injector.temperatureC}
          peak={draft.injector.peakPsi}
        />
      </div>
      {atInjector && (
        <InjectorDialog
          facts={draft.injector}
          onSave={(facts) => {
            onDraft(takeInjector(draft, facts));
            setAtInjector(false);
          }}
          onClose={() => setAtInjector(false)}
        />
      )}
      {sheet.injections.map((injection) => (
        <div className="given" key={injection.id}>
          <TimeText at={injection.at} /> {pick(injection.agent.names, lang)} {Number(injection.volume_ml)} mL · {injection.given_by}{" "}
          <InjectorFactsLine kind={injection.kind ?? "main"} phases={injection.phases} temperature={injection.temperature_c === null ? null : Number(injection.temperature_c)} peak={injection.peak_pressure_psi ?? null} />
          <ReasonList reasons={injection.warnings} />
        </div>
      ))}
    </section>
  );
}
