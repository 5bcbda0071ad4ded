import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState, Loading } from "../states";
import { ImagePane } from "./ImagePane";
import { findPartner, makeStack } from "./stack";
import { Thumb } from "./Thumb";
import type { Schemas, Tool } from "./types";
import { writeDay } from "./PaneTexts";
import { useSettings } from "./useSettings";
import { useInstances, useStudies, useStudy } from "./useStudy";
import { ViewerBar } from "./ViewerBar";
import "./viewer.css";

interface Props {
  studyId: number;
  /** Panes under each other instead of side by side, as beside a report. */
  stacked?: boolean;
  /** No earlier studies: a masked review must not lead to them. */
  alone?: boolean;
}

/** Images of a study: window, stack, zoom, measure, an earlier study beside it. Black around every image, in both themes. */
export function StudyViewer({ studyId, stacked = false, alone = false }: Props) {
  const { t } = useTranslation("viewer");
  const study = useStudy(studyId);
  const settings = useSettings(studyId);
  const [tool, setTool] = useState<Tool>("window");
  const [resets, setResets] = useState(0);
  const [inverts, setInverts] = useState(0);
  const [preset, setPreset] = useState<{ window: Schemas["ViewerWindow"]; at: number } | null>(null);
  const [linked, setLinked] = useState(true);
  const [priorId, setPriorId] = useState<number | null>(null);
  const others = useStudies({ patient_id: alone ? undefined : (study.data?.patient ?? undefined) });
  const priors = (others.data?.results ?? []).filter((one) => one.id !== studyId);
  const prior = useStudy(priorId);
  const main = useSide(study.data);
  const side = useSide(priorId === null ? undefined : prior.data);
  if (study.error) return <ErrorState error={study.error} onRetry={() => void study.refetch()} />;
  if (!study.data) return <Loading lines={4} />;
  const presets = (settings.data?.windows ?? []).filter((one) => one.modality === main.series?.modality);
  const shared = { tool, resets, preset, presets, inverts };
  const move = (index: number) => {
    main.setIndex(index);
    if (linked && side.stack.length) side.setIndex(findPartner(main.stack, index, side.stack));
  };
  return (
    <section className="vw" aria-label={t("title")}>
      <ViewerBar
        tool={tool}
        onTool={setTool}
        presets={presets}
        onPreset={(one) => setPreset((before) => ({ window: one, at: (before?.at ?? 0) + 1 }))}
        onInvert={() => setInverts((n) => n + 1)}
        onReset={() => {
          setPreset(null);
          setResets((n) => n + 1);
        }}
        priors={priors.map((one) => ({ id: one.id, label: `${writeDay(one.study_date)} ${one.modality} ${one.description}` }))}
        priorId={priorId}
        onPrior={setPriorId}
        linked={linked}
        onLinked={setLinked}
      />
      <div className={["vw-panes", priorId !== null ? "two" : "", stacked ? "stacked" : ""].join(" ")}>
        <ImagePane key={main.series?.id} study={study.data} series={main.series} stack={main.stack} index={main.index} onIndex={move} {...shared} />
        {priorId !== null && prior.data && <ImagePane key={side.series?.id} study={prior.data} series={side.series} stack={side.stack} index={side.index} onIndex={side.setIndex} isPrior {...shared} />}
      </div>
      <SeriesStrip study={study.data} chosen={main.series?.id} onChoose={main.choose} label={t("series")} />
      {priorId !== null && prior.data && <SeriesStrip study={prior.data} chosen={side.series?.id} onChoose={side.choose} label={t("priorSeries")} />}
    </section>
  );
}

/** A study opens with its largest series: localisers and dose pages are small. */
function findLargest(series: Schemas["ImageSeries"][]): Schemas["ImageSeries"] | undefined {
  return series.reduce<Schemas["ImageSeries"] | undefined>((best, one) => (best && best.n_instances >= one.n_instances ? best : one), undefined);
}

/** Which series and which image of it one side shows. */
function useSide(study: Schemas["StudyDetail"] | undefined) {
  const [chosen, setChosen] = useState<number | null>(null);
  const [index, setIndex] = useState(0);
  const series = study?.series.find((one) => one.id === chosen) ?? findLargest(study?.series ?? []);
  const instances = useInstances(series?.id ?? null);
  const stack = useMemo(() => makeStack(instances.data ?? []), [instances.data]);
  const [shown, setShown] = useState<number | undefined>(undefined);
  if (shown !== series?.id) {
    setShown(series?.id);
    setIndex(0);
  }
  return { series, stack, index: Math.min(index, Math.max(0, stack.length - 1)), setIndex, choose: setChosen };
}

function SeriesStrip({ study, chosen, onChoose, label }: { study: Schemas["StudyDetail"]; chosen: number | undefined; onChoose: (id: number) => void; label: string }) {
  return (
    <div className="vw-strip" role="group" aria-label={label}>
      {study.series.map((series) => (
        <button type="button" key={series.id} className={series.id === chosen ? "on" : ""} aria-pressed={series.id === chosen} onClick={() => onChoose(series.id)}>
          <Thumb seriesId={series.id} />
          <span className="cut">
            {series.description || series.modality || series.number} · {series.n_instances}
          </span>
        </button>
      ))}
    </div>
  );
}
