import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { useMeasure, useRois, useRoiSeries, type Region, type RoiSeries } from "../api/roi";
import { RoiCanvas } from "../components/RoiCanvas";
import { RoiTable } from "../components/RoiTable";
import "../qc.css";

const ROLES = ["target", "fat", "muscle", "background"] as const;
const SHAPES = ["ellipse", "rectangle"] as const;
const SIZES = ["u_mm", "v_mm", "width_mm", "height_mm"] as const;

/** Regions placed once on a slice and measured in every series that shows the same place. */
export default function RoiPage() {
  const { t } = useTranslation("roi");
  const studyId = Number(useParams().studyId);
  const series = useRoiSeries(studyId);
  const done = useRois(studyId);
  if (series.isPending) return <Loading lines={6} />;
  if (series.isError) return <ErrorState error={series.error} onRetry={() => void series.refetch()} />;
  if (series.data.length === 0) return <EmptyState title={t("empty")} />;
  return (
    <div className="page">
      <header className="page-head">
        <h2>{t("title")}</h2>
        <Link to={`/images/${studyId}`}>{t("toStudy")}</Link>
      </header>
      <Bench studyId={studyId} series={series.data} />
      {done.isError && <ErrorState error={done.error} onRetry={() => void done.refetch()} />}
      {(done.data ?? []).map((one) => (
        <RoiTable key={one.id} roi={one} />
      ))}
    </div>
  );
}

function Bench({ studyId, series }: { studyId: number; series: RoiSeries[] }) {
  const { t } = useTranslation("roi");
  const [uid, setUid] = useState(series[0]?.series_uid ?? "");
  const slices = (series.find((one) => one.series_uid === uid) ?? series[0])?.slices ?? [];
  const [at, setAt] = useState(Math.floor(slices.length / 2));
  const slice = slices[Math.min(at, slices.length - 1)];
  const [window, setWindow] = useState<[number, number]>([40, 400]);
  const [regions, setRegions] = useState<Region[]>([]);
  const [chosen, setChosen] = useState<number | null>(null);
  const [reference, setReference] = useState(series[0]?.series_uid ?? "");
  const [note, setNote] = useState("");
  const measure = useMeasure(studyId);
  if (!slice) return null;
  const change = (index: number, values: Partial<Region>) => setRegions((before) => before.map((one, n) => (n === index ? { ...one, ...values } : one)));
  const add = (role: Region["role"]) => {
    const middle = { u_mm: round(slice.u_mm + (slice.columns / 2) * slice.column_mm), v_mm: round(slice.v_mm + (slice.rows / 2) * slice.row_mm) };
    setChosen(regions.length);
    setRegions([...regions, { name: `${t(`role.${role}`)} ${regions.length + 1}`, role, shape: "ellipse", ...middle, width_mm: 25, height_mm: 25 }]);
  };
  const page = (by: number) => setAt((before) => Math.min(slices.length - 1, Math.max(0, before + by)));
  return (
    <div className="roi-bench">
      <div className="col" style={{ gap: 8, minWidth: 0 }}>
        <div className="row" style={{ gap: 8, flexWrap: "wrap" }}>
          <label className="row" style={{ gap: 6 }}>
            {t("field.series")}
            <select className="audit-comment" value={uid} onChange={(event) => setUid(event.target.value)}>
              {series.map((one) => (
                <option key={one.series_uid} value={one.series_uid}>
                  {one.description || one.series_uid}
                </option>
              ))}
            </select>
          </label>
          <button type="button" className="btn sm" onClick={() => page(-1)} disabled={at === 0}>
            {t("before")}
          </button>
          <span className="num">
            {at + 1} / {slices.length}
          </span>
          <button type="button" className="btn sm" onClick={() => page(1)} disabled={at >= slices.length - 1}>
            {t("after")}
          </button>
          <NumberField label={t("field.centre")} value={window[0]} onChange={(value) => setWindow([value, window[1]])} />
          <NumberField label={t("field.width")} value={window[1]} onChange={(value) => setWindow([window[0], Math.max(1, value)])} />
        </div>
        <RoiCanvas studyId={studyId} slice={slice} window={window} regions={regions} chosen={chosen} onPage={page} onPlace={(u_mm, v_mm) => chosen !== null && change(chosen, { u_mm, v_mm })} />
      </div>
      <section className="panel" aria-label={t("regions")}>
        <header>
          <b>{t("regions")}</b>
        </header>
        <div className="body col" style={{ gap: 10 }}>
          <div className="row" style={{ gap: 6, flexWrap: "wrap" }}>
            {ROLES.map((role) => (
              <button type="button" key={role} className="btn sm" onClick={() => add(role)}>
                + {t(`role.${role}`)}
              </button>
            ))}
          </div>
          {regions.length === 0 && <p className="meta">{t("hint")}</p>}
          {regions.map((one, index) => (
            <fieldset key={index} className={index === chosen ? "roi-region on" : "roi-region"}>
              <legend className="row" style={{ gap: 6 }}>
                <button type="button" className={index === chosen ? "btn sm on" : "btn sm"} aria-pressed={index === chosen} onClick={() => setChosen(index)}>
                  <i className={`roi-mark ${one.role}`} aria-hidden /> {t("place")}
                </button>
                <input className="audit-comment" aria-label={t("field.name")} value={one.name} maxLength={40} onChange={(event) => change(index, { name: event.target.value })} />
                <select className="audit-comment" aria-label={t("field.shape")} value={one.shape} onChange={(event) => change(index, { shape: event.target.value as Region["shape"] })}>
                  {SHAPES.map((shape) => (
                    <option key={shape} value={shape}>
                      {t(`shape.${shape}`)}
                    </option>
                  ))}
                </select>
                <button type="button" className="btn sm ghost" onClick={() => (setRegions(regions.filter((_, n) => n !== index)), setChosen(null))}>
                  {t("remove")}
                </button>
              </legend>
              <div className="row" style={{ gap: 6, flexWrap: "wrap" }}>
                {SIZES.map((size) => (
                  <NumberField key={size} label={t(`size.${size}`)} value={one[size]} onChange={(value) => change(index, { [size]: size.endsWith("t_mm") || size === "width_mm" ? Math.max(0.1, value) : value })} />
                ))}
              </div>
            </fieldset>
          ))}
          <label className="col">
            {t("field.reference")}
            <select className="audit-comment" value={reference} onChange={(event) => setReference(event.target.value)}>
              {series.map((one) => (
                <option key={one.series_uid} value={one.series_uid}>
                  {one.description || one.series_uid}
                </option>
              ))}
            </select>
          </label>
          <label className="col">
            {t("field.note")}
            <input className="audit-comment" value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
          </label>
          <button type="button" className="btn primary" disabled={regions.length === 0 || measure.isPending} onClick={() => measure.mutate({ instance_id: slice.instance_id, regions, reference_uid: reference, note })}>
            {t("measure")}
          </button>
          {measure.error && <ProblemNote error={measure.error} />}
        </div>
      </section>
    </div>
  );
}

function NumberField({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  return (
    <label className="roi-number">
      <span className="meta">{label}</span>
      <input className="audit-comment num" type="number" step="any" value={value} onChange={(event) => Number.isFinite(event.target.valueAsNumber) && onChange(event.target.valueAsNumber)} />
    </label>
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
