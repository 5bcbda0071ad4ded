import { App, Modal } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { departmentNow } from "@/shared/session/clock";
import { ProblemNote } from "@/shared/ui/states";
import { useDraw, usePreview, type Design, type Kind } from "../api/quality";

const DAY_MS = 86_400_000;
const PERIODS = [7, 30, 90] as const;
const SIZES = ["0.02", "0.05", "0.1", "10", "30"] as const;
const STRATA = ["modality", "responsible_id", "device_code", "patient_class", "shift"] as const;

/** A seeded draw in five clicks at most: everything has a default, the count is shown before it is made. */
export function DrawDialog({ onClose, onDrawn }: { onClose: () => void; onDrawn: (method: "random" | "active") => void }) {
  const { t } = useTranslation("qc");
  const [kind, setKind] = useState<Kind>("report");
  const [method, setMethod] = useState<"random" | "active">("random");
  const [days, setDays] = useState<(typeof PERIODS)[number]>(30);
  const [size, setSize] = useState<(typeof SIZES)[number]>("0.05");
  const [strata, setStrata] = useState<(typeof STRATA)[number][]>(["modality"]);
  const draw = useDraw();
  const { message } = App.useApp();
  const [now] = useState(() => departmentNow());
  const design = useMemo<Design>(() => {
    const amount = size.includes(".") ? { share: Number(size) } : { size: Number(size) };
    return { kind, method, strata, ...amount, expected: 0.05, floor: 0, period_from: new Date(now - days * DAY_MS).toISOString(), period_to: new Date(now + DAY_MS).toISOString() };
  }, [days, kind, method, now, size, strata]);
  const preview = usePreview(design);
  const n = preview.data?.to_draw ?? 0;
  const choice = <T extends string | number>(name: string, values: readonly T[], chosen: T, choose: (value: T) => void, label: (value: T) => string) => (
    <div className="draw-row">
      <span className="cap">{t(`draw.${name}`)}</span>
      <div className="seg" role="group" aria-label={t(`draw.${name}`)}>
        {values.map((value) => (
          <button type="button" key={value} className={value === chosen ? "on" : ""} aria-pressed={value === chosen} onClick={() => choose(value)}>
            {label(value)}
          </button>
        ))}
      </div>
    </div>
  );
  return (
    <Modal
      open
      title={t("draw.act")}
      okText={t("draw.make", { n })}
      cancelText={t("common:back")}
      okButtonProps={{ loading: draw.isPending, disabled: n === 0 }}
      onOk={() =>
        draw.mutate(design, {
          onSuccess: (made) => {
            void message.success(t("draws.made", { number: made.id, n: made.n_drawn, of: made.frame_size, seed: made.seed }), 8);
            onDrawn(method);
            onClose();
          },
        })
      }
      onCancel={onClose}
      destroyOnHidden
    >
      {choice("kind", ["report", "image"] as const, kind, setKind, (value) => t(`kind.${value}`))}
      {choice("method", ["random", "active"] as const, method, setMethod, (value) => t(`queues.${value}`))}
      {choice("period", PERIODS, days, setDays, (value) => t("draw.days", { n: value }))}
      {choice("size", SIZES, size, setSize, (value) => (value.includes(".") ? `${Number(value) * 100} %` : t("draw.cases", { n: value })))}
      <div className="draw-row">
        <span className="cap">{t("draw.strata")}</span>
        <div className="row draw-strata">
          {STRATA.map((one) => (
            <label key={one} className="row">
              <input type="checkbox" checked={strata.includes(one)} onChange={(event) => setStrata((before) => (event.target.checked ? [...before, one] : before.filter((other) => other !== one)))} />
              {t(`strata.${one}`)}
            </label>
          ))}
        </div>
      </div>
      {preview.data && (
        <p className="meta num" role="status">
          {t("draw.preview", { frame: preview.data.frame_size, n, strata: preview.data.strata.length, already: preview.data.already_drawn })}
        </p>
      )}
      <p className="meta">{t("draw.seed")}</p>
      {preview.error && <ProblemNote error={preview.error} />}
      {draw.error && <ProblemNote error={draw.error} />}
    </Modal>
  );
}
