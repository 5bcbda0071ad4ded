import { useTranslation } from "react-i18next";
import { useTellLengths, type Length } from "@/shared/lib/lengths";
import { useSession } from "@/shared/session/session";
import { EmptyState, Loading } from "@/shared/ui/states";
import type { Schemas } from "@/shared/ui/viewer/types";
import { BLANK, type Stage } from "../engine/stage";
import { useBench, type Bench } from "../hooks/useBench";
import { useKeptDrawings } from "../hooks/useKeptDrawings";
import type { Measure } from "../model/measures";
import { isAtDetector } from "../model/stacks";
import { KeyList } from "./KeyList";
import { Keys } from "./Keys";
import { MeasureList, type Place } from "./MeasureList";
import { Pane } from "./Pane";
import { Planes } from "./Planes";
import { SeriesColumn } from "./SeriesColumn";
import { SidePanel } from "./SidePanel";
import { ViewerHead } from "./ViewerHead";

export interface WorkbenchProps {
  study: Schemas["StudyDetail"];
}

/** The viewer at work: series on the left, images in the middle, acts and measurements on the right. */
export function Workbench({ study }: WorkbenchProps) {
  const { t } = useTranslation("images");
  const user = useSession().user;
  const bench = useBench(study);
  const { measures, isKept } = useKeptDrawings(`radflow.viewer.${user?.id ?? ""}.${study.id}`);
  const { stage, hanging, prior, settings, acts, presets, setPreset, planes, stack, state } = bench;
  if (bench.error) return <EmptyState title={t("fault.library")} action={<button type="button" className="btn" onClick={() => globalThis.location.reload()}>{t("retry")}</button>} />;
  if (!stage) return <Loading lines={4} />;
  const active = hanging.active;
  const find = ({ imageId, cut }: Measure): Place | null => {
    const found = imageId ? bench.frameOf(imageId) : null;
    if (found) return { words: t("measureAt", { series: String(found.stack.series.number ?? ""), n: found.index + 1 }), atDetector: isAtDetector(found.frame), go: () => bench.show(found.at, found.index) };
    const plane = cut?.plane;
    return plane ? { words: t(`plane.${plane}`), atDetector: false, go: planes.isOn ? () => planes.show(plane, cut.point) : undefined } : null;
  };
  const lengths = measures.flatMap((one) => {
    const place = one.length === undefined || one.lengthUnit !== "mm" ? null : find(one);
    return place && !place.atDetector ? [{ mm: one.length!, place: place.words }] : [];
  });
  return (
    <div className="iv">
      <Lengths owner={String(user?.id ?? "")} examIds={study.exams.map((link) => link.exam_id)} lengths={lengths} />
      <Keys acts={acts} presets={presets.length} onPreset={setPreset} />
      <ViewerHead study={study} external={settings?.external ?? []} priorId={bench.priorId} onPrior={bench.choosePrior} />
      <SeriesColumn studies={prior ? [study, prior] : [study]} shown={hanging.panes.slice(0, hanging.layout)} active={hanging.panes[active] ?? null} onHang={bench.hang} />
      {planes.isOn && stack ? (
        <Planes stack={stack} active={planes.plane} tool={bench.tool} write={bench.write} onActivate={planes.choosePlane} onReady={planes.setReformat} />
      ) : (
        <Panes bench={bench} stage={stage} studyId={study.id} />
      )}
      <SidePanel
        acts={acts}
        tool={bench.tool}
        presets={presets}
        presetSource={settings?.source ?? ""}
        window={planes.isOn ? null : (state?.window ?? null)}
        onPreset={setPreset}
        layout={hanging.layout}
        isLinked={bench.isLinked}
        cine={bench.cine}
        isInverted={state?.inverted ?? false}
        reformat={{ isOn: planes.isOn, why: planes.why && t(`noReformat.${planes.why}`) }}
      >
        <KeyList keys={bench.keys} stack={stack} onToggle={acts.key} onGo={(index) => bench.show(active, index)} />
        <MeasureList measures={measures} isKept={isKept} find={find} />
      </SidePanel>
    </div>
  );
}

/** Nothing to see: the report in the reader's other window hears of distances. */
function Lengths({ owner, examIds, lengths }: { owner: string; examIds: number[]; lengths: Length[] }) {
  useTellLengths(owner, examIds, lengths);
  return null;
}

function Panes({ bench, stage, studyId }: { bench: Bench; stage: Stage; studyId: number }) {
  const { t } = useTranslation("images");
  const { hanging, states } = bench;
  return (
    <div className={`iv-panes n${hanging.layout}`}>
      {hanging.panes.slice(0, hanging.layout).map((hung, at) => {
        if (!hung) {
          return (
            <button type="button" key={`empty-${String(at)}`} className={`iv-pane iv-empty ${at === hanging.active ? "on" : ""}`} onClick={() => bench.activate(at)}>
              {t("emptyPane")}
            </button>
          );
        }
        return <Pane key={`pane-${String(at)}`} at={at} stage={stage} hung={hung} state={states[at] ?? BLANK} tool={bench.tool} isActive={at === hanging.active} isPrior={hung.studyId !== studyId} isKey={bench.keys.has} onActivate={bench.activate} onStack={bench.onStack} onScroll={bench.show} />;
      })}
    </div>
  );
}
