import { InputNumber, Modal } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "@/shared/ui/Icon";
import { FLUIDS, KINDS, MOST_PHASES, isWhole, readInjectorFile, sumContrast, type Fluid, type InjectorFacts, type Phase } from "../model/injector";

interface Props {
  facts: InjectorFacts;
  onSave: (facts: InjectorFacts) => void;
  onClose: () => void;
}

const NEW_PHASE: Phase = { fluid: "contrast", volume_ml: 0, rate_ml_per_s: null, contrast_percent: null };

/** Test bolus, phases, warming and peak pressure: typed from the injector's display, or read from its report. */
export function InjectorDialog({ facts, onSave, onClose }: Props) {
  const { t } = useTranslation("scanner");
  const [draft, setDraft] = useState(facts);
  const [fault, setFault] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const change = (part: Partial<InjectorFacts>) => setDraft((before) => ({ ...before, ...part }));
  const setPhase = (at: number, part: Partial<Phase>) => change({ phases: draft.phases.map((phase, n) => (n === at ? { ...phase, ...part } : phase)) });
  const load = async (chosen: File) => {
    const read = readInjectorFile(await chosen.text());
    if ("fault" in read) return setFault(t(`injector.fault.${read.fault}`, { file: chosen.name, at: read.at ?? "" }));
    setFault(null);
    change(read.facts);
  };
  const sum = sumContrast(draft.phases);
  return (
    <Modal open title={t("injector.title")} okText={t("injector.save")} cancelText={t("common:back")} okButtonProps={{ disabled: !draft.phases.every(isWhole) }} onOk={() => onSave(draft)} onCancel={onClose} width={760} destroyOnHidden>
      <div className="seg big" role="radiogroup" aria-label={t("injector.kindLabel")}>
        {KINDS.map((kind) => (
          <button key={kind} type="button" role="radio" aria-checked={draft.kind === kind} className={draft.kind === kind ? "on" : ""} onClick={() => change({ kind })}>
            {t(`injector.kind.${kind}`)}
          </button>
        ))}
      </div>
      <p className="meta">{t(`injector.kindHint.${draft.kind}`)}</p>
      <div className="row" style={{ gap: 16, flexWrap: "wrap" }}>
        <label className="fig">
          {t("injector.temperature")}
          <InputNumber min={0} max={45} precision={1} value={draft.temperatureC} onChange={(temperatureC) => change({ temperatureC })} />
        </label>
        <label className="fig">
          {t("injector.peak")}
          <InputNumber min={0} max={1500} precision={0} value={draft.peakPsi} onChange={(peakPsi) => change({ peakPsi })} />
        </label>
        <span className="sp" />
        <button type="button" className="btn tablet" onClick={() => file.current?.click()}>
          {t("injector.file")}
        </button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            event.target.value = "";
            if (chosen) void load(chosen);
          }}
        />
      </div>
      {fault !== null && (
        <p role="alert" className="bad m">
          {fault}
        </p>
      )}
      {draft.fromInjector && <p className="meta">{t("injector.fromReport")}</p>}
      <ol className="phases" aria-label={t("injector.phases")}>
        {draft.phases.map((phase, at) => (
          <li key={at}>
            <div className="seg big" role="radiogroup" aria-label={t("injector.fluidOf", { n: at + 1 })}>
              {FLUIDS.map((fluid: Fluid) => (
                <button key={fluid} type="button" role="radio" aria-checked={phase.fluid === fluid} className={phase.fluid === fluid ? "on" : ""} onClick={() => setPhase(at, { fluid, contrast_percent: null })}>
                  {t(`injector.fluid.${fluid}`)}
                </button>
              ))}
            </div>
            <InputNumber min={0} max={500} precision={1} suffix="mL" aria-label={t("injector.volumeOf", { n: at + 1 })} value={phase.volume_ml || null} onChange={(ml) => setPhase(at, { volume_ml: ml ?? 0 })} />
            <InputNumber min={0} max={20} precision={1} suffix="mL/s" aria-label={t("injector.rateOf", { n: at + 1 })} value={phase.rate_ml_per_s} onChange={(rate) => setPhase(at, { rate_ml_per_s: rate })} />
            {phase.fluid === "mixed" && <InputNumber min={1} max={99} precision={0} suffix="%" aria-label={t("injector.shareOf", { n: at + 1 })} value={phase.contrast_percent} onChange={(percent) => setPhase(at, { contrast_percent: percent })} />}
            <button type="button" className="btn tablet" aria-label={t("injector.removePhase", { n: at + 1 })} onClick={() => change({ phases: draft.phases.filter((_, n) => n !== at) })}>
              <Icon name="minus" />
            </button>
          </li>
        ))}
      </ol>
      <div className="row">
        <button type="button" className="btn tablet" disabled={draft.phases.length >= MOST_PHASES} onClick={() => change({ phases: [...draft.phases, NEW_PHASE] })}>
          {t("injector.addPhase")}
        </button>
        {sum !== null && <b className="num">{t("injector.sum", { ml: sum })}</b>}
      </div>
    </Modal>
  );
}
