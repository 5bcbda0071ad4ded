import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/shared/lib/localised";
import { useLang } from "@/shared/i18n/useLang";
import { Kbd } from "@/shared/ui/Kbd";
import type { ToolName } from "../engine/tools";
import type { Layout } from "../model/hanging";
import { presetKey, printKey, type KeyAct } from "../model/keys";
import type { Preset } from "../model/presets";

const TOOLS: ToolName[] = ["window", "zoom", "pan", "scroll", "cross", "length", "angle", "rectangle", "ellipse", "outline"];
const LAYOUTS: [Layout, KeyAct, string][] = [
  [1, "layout1", "1"],
  [2, "layout2", "1×2"],
  [4, "layout4", "2×2"],
];
const SPEEDS = [5, 10, 15, 25];

interface Props {
  acts: Record<KeyAct, () => void>;
  tool: ToolName;
  presets: Preset[];
  presetSource: string;
  window: { center: number; width: number } | null;
  onPreset: (place: number) => void;
  layout: Layout;
  isLinked: boolean;
  cine: { isPlaying: boolean; speed: number; setSpeed: (speed: number) => void };
  isInverted: boolean;
  reformat: { isOn: boolean; why: string | null };
  children: ReactNode;
}

/** Every act of the viewer as a button that prints its key. */
export function SidePanel({ acts, tool, presets, presetSource, window, onPreset, layout, isLinked, cine, isInverted, reformat, children }: Props) {
  const { t } = useTranslation("images");
  const lang = useLang();
  const act = (name: KeyAct, label: string, options: { on?: boolean; disabled?: boolean; describedBy?: string } = {}) => (
    <button type="button" className={`iv-act ${options.on ? "on" : ""}`} aria-pressed={options.on} disabled={options.disabled} aria-describedby={options.describedBy} onClick={acts[name]}>
      <span>{label}</span>
      <Kbd keys={printKey(name)} />
    </button>
  );
  return (
    <aside className="iv-side" aria-label={t("controls")}>
      <section role="group" aria-label={t("tools")}>
        <h3>{t("tools")}</h3>
        <div className="iv-grid">
          {TOOLS.map((one) => (
            <span key={one}>{act(one, t(`tool.${one}`), { on: one === tool, disabled: one === (reformat.isOn ? "outline" : "cross") })}</span>
          ))}
          <span>{act("removeMeasure", t("remove"))}</span>
        </div>
      </section>
      {presets.length > 0 && (
        <section role="group" aria-label={t("windows")}>
          <h3 title={presetSource}>{t("windows")}</h3>
          <div className="iv-grid">
            {presets.map((one, place) => {
              const on = window !== null && Math.round(window.center) === one.center && Math.round(window.width) === one.width;
              return (
                <button type="button" key={one.key} className={`iv-act ${on ? "on" : ""}`} aria-pressed={on} title={t("windowTitle", { width: one.width, center: one.center })} onClick={() => onPreset(place)}>
                  <span>{one.name ? pick(one.name, lang) : t("fromHeader", { n: place + 1 })}</span>
                  <Kbd keys={presetKey(place)} />
                </button>
              );
            })}
          </div>
        </section>
      )}
      <section role="group" aria-label={t("view")}>
        <h3>{t("view")}</h3>
        <div className="iv-grid">
          {act("invert", t("act.invert"), { on: isInverted })}
          {act("turn", t("act.turn"), { disabled: reformat.isOn })}
          {act("flipH", t("act.flipH"), { disabled: reformat.isOn })}
          {act("flipV", t("act.flipV"), { disabled: reformat.isOn })}
          {act("fit", t("act.fit"))}
          {act("link", t("act.link"), { on: isLinked, disabled: layout === 1 || reformat.isOn })}
        </div>
      </section>
      <section role="group" aria-label={t("layout")}>
        <h3>{t("layout")}</h3>
        <div className="iv-grid">
          {LAYOUTS.map(([count, name, label]) => (
            <span key={name}>{act(name, label, { on: layout === count && !reformat.isOn })}</span>
          ))}
          {act("reformat", t("act.reformat"), { on: reformat.isOn, disabled: reformat.why !== null, describedBy: reformat.why ? "iv-why" : undefined })}
        </div>
        {reformat.why && (
          <p id="iv-why" className="meta">
            {reformat.why}
          </p>
        )}
      </section>
      <section role="group" aria-label={t("cine")}>
        <h3>{t("cine")}</h3>
        <div className="iv-grid">
          {act("cine", t(cine.isPlaying ? "act.stop" : "act.play"), { on: cine.isPlaying, disabled: reformat.isOn })}
          <label className="row">
            <span className="visually-hidden">{t("speed")}</span>
            <select value={cine.speed} onChange={(event) => cine.setSpeed(Number(event.target.value))}>
              {SPEEDS.map((one) => (
                <option key={one} value={one}>
                  {t("perSecond", { n: one })}
                </option>
              ))}
            </select>
          </label>
        </div>
      </section>
      {children}
    </aside>
  );
}
