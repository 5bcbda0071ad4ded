import { InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

const CHOICES = [15, 30, 45, 60, 90];

/** How long the lane's clock runs: one tap; the department's own figure stands behind "without". */
export function MinutesPicker({ onPick }: { onPick: (minutes: number | undefined) => void }) {
  const { t } = useTranslation("safety");
  const [own, setOwn] = useState<number | null>(null);
  return (
    <div className="ivpick">
      <div className="chips" aria-label={t("clock.minutes")}>
        {CHOICES.map((n) => (
          <button key={n} type="button" aria-label={t("clock.start", { n })} onClick={() => onPick(n)}>
            {n}
          </button>
        ))}
        <button type="button" onClick={() => onPick(undefined)}>
          {t("clock.noClock")}
        </button>
      </div>
      <div className="row">
        <InputNumber min={1} max={1440} value={own} aria-label={t("clock.minutes")} placeholder={t("clock.minutes")} onChange={setOwn} style={{ flex: 1 }} />
        <button type="button" className="btn" disabled={own === null} onClick={() => own && onPick(own)}>
          {t("clock.start", { n: own ?? "–" })}
        </button>
      </div>
    </div>
  );
}

/** When the patient last ate and how long that has to be ago. */
export function FastingPicker({ name, onSave }: { name: string; onSave: (hoursAgo: number, hoursNeeded: number) => void }) {
  const { t } = useTranslation("safety");
  const [ago, setAgo] = useState<number | null>(null);
  const [need, setNeed] = useState<number | null>(null);
  return (
    <div className="ivpick">
      <label className="row">
        {t("fasting.ago")} <span className="sp" />
        <InputNumber min={0} max={72} step={0.5} value={ago} onChange={setAgo} />
      </label>
      <label className="row">
        {t("fasting.need")} <span className="sp" />
        <InputNumber min={0.5} max={48} step={0.5} value={need} onChange={setNeed} />
      </label>
      <button type="button" className="btn primary" disabled={ago === null || need === null} onClick={() => ago !== null && need !== null && onSave(ago, need)}>
        {t("fasting.save", { name })}
      </button>
    </div>
  );
}
