import { App, Modal } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { DAY_MS } from "@/shared/lib/time";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { departmentNow } from "@/shared/session/clock";
import { useSite } from "@/shared/session/site";
import { ProblemNote } from "@/shared/ui/states";
import { useDraw, usePreview, type Design, type Kind } from "../api/quality";
import { SampleSize, type Plan, type Question } from "./SampleSize";

const PERIODS = [7, 30, 90] as const;
/** A share, a count, "w": as many as the rate needs within so much, "c": as many as must all be clean to show a rate below. */
const SIZES = ["0.02", "0.05", "0.1", "10", "30", "w0.02", "c0.05", "c0.1"] as const;
type Size = (typeof SIZES)[number];
const FLOORS = [0, 5] as const;
const READERS = [1, 2] as const;
const ORDERS = ["at_once", "images_first"] as const;
const MODALITIES = ["", "CT", "MR", "DX", "US", "MG"] as const;
/** Of the whole department: only for who answers for all of it. */
const ALL_SITES = 0;

function readSize(size: Size) {
  if (size.startsWith("w")) return { half_width: Number(size.slice(1)) };
  if (size.startsWith("c")) return { clean_below: Number(size.slice(1)) };
  return size.includes(".") ? { share: Number(size) } : { size: Number(size) };
}
function readPlan(plan: Plan, { expected, half_width, clean_below, confidence }: Question) {
  return plan === "width" ? { half_width, expected, confidence } : { clean_below, expected, confidence };
}
const STRATA = ["modality", "responsible_id", "device_code", "patient_class", "shift"] as const;

/** A seeded draw in five clicks at most: everything has a default, the count is shown before it is made. */
export function DrawDialog({ onClose, onDrawn }: { onClose: () => void; onDrawn: (method: "random" | "active") => void }) {
  const { t } = useTranslation("qc");
  const [kind, setKind] = useState<Kind>("report");
  const [method, setMethod] = useState<"random" | "active">("random");
  const [days, setDays] = useState<(typeof PERIODS)[number]>(30);
  const [size, setSize] = useState<Size>("0.05");
  const [floor, setFloor] = useState<(typeof FLOORS)[number]>(0);
  const [readers, setReaders] = useState<(typeof READERS)[number]>(1);
  const [order, setOrder] = useState<(typeof ORDERS)[number]>("at_once");
  const [question, setQuestion] = useState<Question>({ expected: 0.05, half_width: 0.02, clean_below: 0.05, confidence: 0.95 });
  const [plan, setPlan] = useState<Plan | null>(null);
  const { site, sites } = useSite();
  const lang = useLang();
  const [siteId, setSiteId] = useState(site?.id ?? ALL_SITES);
  const [modality, setModality] = useState<(typeof MODALITIES)[number]>("");
  const [strata, setStrata] = useState<(typeof STRATA)[number][]>(["modality"]);
  const draw = useDraw();
  const { message } = App.useApp();
  const [now] = useState(() => departmentNow());
  const design = useMemo<Design>(() => {
    const wanted = plan ? readPlan(plan, question) : { ...readSize(size), expected: 0.05, confidence: 0.95 };
    return { kind, method, strata, ...wanted, floor, readers, reading_order: kind === "report" ? order : "at_once", ...(siteId === ALL_SITES ? {} : { site_id: siteId }), ...(modality ? { modality } : {}), period_from: new Date(now - days * DAY_MS).toISOString(), period_to: new Date(now + DAY_MS).toISOString() };
  }, [days, floor, kind, method, modality, now, order, plan, question, readers, siteId, size, strata]);
  const preview = usePreview(design);
  const pickSize = (value: Size) => {
    setPlan(null);
    setSize(value);
  };
  const n = preview.data?.to_draw ?? 0;
  const sizeLabel = (value: Size) => {
    if (value.startsWith("w")) return t("draw.within", { width: Number(value.slice(1)) * 100 });
    if (value.startsWith("c")) return t("draw.clean", { rate: Number(value.slice(1)) * 100 });
    return value.includes(".") ? `${Number(value) * 100} %` : t("draw.cases", { n: value });
  };
  const choice = <T extends string | number>(name: string, values: readonly T[], chosen: T | null, choose: (value: T) => void, label: (value: T) => string) => (
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
      {sites.length > 1 && choice("site", [...sites.map((one) => one.id), ALL_SITES], siteId, setSiteId, (value) => pick(sites.find((one) => one.id === value)?.name, lang) || t("draw.allSites"))}
      {choice("modality", MODALITIES, modality, setModality, (value) => value || t("cases.all"))}
      {choice("period", PERIODS, days, setDays, (value) => t("draw.days", { n: value }))}
      {choice("size", SIZES, plan ? null : size, pickSize, sizeLabel)}
      <SampleSize population={preview.data?.frame_size ?? 0} question={question} onQuestion={setQuestion} plan={plan} onPlan={setPlan} />
      {choice("floor", FLOORS, floor, setFloor, (value) => (value === 0 ? t("draw.noFloor") : t("draw.atLeast", { n: value })))}
      {choice("readers", READERS, readers, setReaders, (value) => t(value === 1 ? "draw.oneReader" : "draw.twoReaders"))}
      {kind === "report" && choice("order", ORDERS, order, setOrder, (value) => t(`draw.orders.${value}`))}
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
