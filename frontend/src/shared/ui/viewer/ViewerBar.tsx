import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import type { Schemas, Tool } from "./types";

const TOOLS: Tool[] = ["window", "zoom", "pan", "measure"];

interface Props {
  tool: Tool;
  onTool: (tool: Tool) => void;
  /** Of the site's policy, for the modality that is shown. */
  presets: Schemas["ViewerWindow"][];
  onPreset: (one: Schemas["ViewerWindow"]) => void;
  onInvert: () => void;
  onReset: () => void;
  priors: { id: number; label: string }[];
  priorId: number | null;
  onPrior: (id: number | null) => void;
  linked: boolean;
  onLinked: (linked: boolean) => void;
}

export function ViewerBar({ tool, onTool, presets, onPreset, onInvert, onReset, priors, priorId, onPrior, linked, onLinked }: Props) {
  const { t } = useTranslation("viewer");
  const lang = useLang();
  return (
    <div className="vw-bar" role="toolbar" aria-label={t("tools")}>
      <span className="seg">
        {TOOLS.map((one) => (
          <button type="button" key={one} className={one === tool ? "on" : ""} aria-pressed={one === tool} onClick={() => onTool(one)}>
            {t(`tool.${one}`)}
          </button>
        ))}
      </span>
      {presets.length > 0 && (
        <span className="seg">
          {presets.map((one, at) => (
            <button type="button" key={one.code} onClick={() => onPreset(one)} title={String(at + 1)}>
              {pick(one.name, lang)}
            </button>
          ))}
        </span>
      )}
      <button type="button" className="btn sm ghost" onClick={onInvert}>
        {t("invert")}
      </button>
      <button type="button" className="btn sm ghost" onClick={onReset}>
        {t("reset")}
      </button>
      <span className="sp" />
      {priorId !== null && (
        <label className="row">
          <input type="checkbox" checked={linked} onChange={(event) => onLinked(event.target.checked)} />
          {t("linked")}
        </label>
      )}
      {priors.length > 0 && (
        <label className="row">
          <span className="meta">{t("compare")}</span>
          <select value={priorId ?? ""} onChange={(event) => onPrior(event.target.value ? Number(event.target.value) : null)}>
            <option value="">{t("noPrior")}</option>
            {priors.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
