import { App, Select } from "antd";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { pdfAddress, useEmit, useKeepHabit, useLayout, usePropose, useSave, type Format, type Layout } from "../api/layout";
import { Sheet } from "../components/Sheet";
import { movePlace, putTile, stepSlice, swapTiles, takeStack, tileAt, type Page, type Place } from "../model/pages";
import "../layout.css";

export default function LayoutPage() {
  const examId = Number(useParams().examId);
  const layout = useLayout(examId);
  if (layout.error) return <ErrorState error={layout.error} onRetry={() => void layout.refetch()} wide />;
  if (!layout.data) return <Loading lines={6} />;
  return <Desk key={examId} layout={layout.data} />;
}

const ARROWS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" } as const;
const FORMATS: Format[] = ["a4", "film"];
const GRIDS = [
  [2, 2],
  [3, 2],
  [3, 3],
  [4, 3],
  [5, 4],
  [6, 4],
  [6, 5],
] as const;

/** With the one in use, which fits the pictures and need not be a usual one. */
const listGrids = (last?: Page): readonly (readonly [number, number])[] => (!last || GRIDS.some(([rows, cols]) => rows === last.rows && cols === last.cols) ? GRIDS : [[last.rows, last.cols], ...GRIDS]);

/** Pages proposed by the protocol, changed by drag or keys: arrows choose, Shift+arrows move, [ and ] step through the series, Delete empties. */
function Desk({ layout }: { layout: Layout }) {
  const { t } = useTranslation("layout");
  const { message } = App.useApp();
  const lang = useLang();
  const examId = layout.exam_id;
  const [shape, setShape] = useState({ format: layout.format as Format, ratio: layout.width_mm / layout.height_mm });
  const [pages, setPages] = useState<Page[]>(layout.pages);
  /** The pages that the server has: what is changed while they are on their way is not saved by them. */
  const [saved, setSaved] = useState<Page[] | null>(layout.version === 0 ? null : layout.pages);
  const isChanged = pages !== saved;
  const [place, setPlace] = useState<Place>({ page: 0, cell: 0 });
  const [propose, save, emit, keep] = [usePropose(examId), useSave(examId), useEmit(examId), useKeepHabit(examId)];
  const last = pages.at(-1);
  /** Chosen by hand; else every page has a grid that fits its pictures. */
  const [grid, setGrid] = useState<{ rows: number; cols: number } | null>(null);
  const proposeAnew = (wish: { format?: Format; rows?: number; cols?: number }) =>
    propose.mutate(
      { format: shape.format, ...grid, ...wish },
      {
        onSuccess: (made) => {
          setShape({ format: made.format as Format, ratio: made.width_mm / made.height_mm });
          setPlace({ page: 0, cell: 0 });
          setPages(made.pages);
        },
      },
    );
  const saveNow = async () => {
    if (!isChanged) return;
    await save.mutateAsync({ format: shape.format, pages, version: layout.version });
    setSaved(pages);
  };
  const putOut = async () => {
    try {
      await saveNow();
      await emit.mutateAsync();
    } catch {
      return; // the note says why
    }
    void message.success(t("emitted"));
    window.open(pdfAddress(examId), "_blank", "noopener");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key as keyof typeof ARROWS];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (arrow) {
      const next = movePlace(pages, place, arrow);
      if (event.shiftKey) setPages(swapTiles(pages, place, next));
      setPlace(next);
    } else if (event.key === "[" || event.key === "]") setPages(stepSlice(pages, layout.stacks, place, event.key === "]" ? 1 : -1));
    else if (event.key === "Delete" || event.key === "Backspace") setPages(putTile(pages, place, null));
    else return;
    event.preventDefault();
  };
  useHotkey("Ctrl+Enter", () => void putOut(), { label: t("emit") });
  useHotkey("Ctrl+S", () => void saveNow().catch(() => undefined), { label: t("save") });
  const error = propose.error ?? save.error ?? emit.error ?? keep.error;
  return (
    <div className="layout-desk">
      <div className="layout-who">
        <PatientHeader patient={layout.patient}>
          <span className="sp" />
          <span>
            {pick(layout.exam_type_names, lang)} · {layout.accession}
          </span>
        </PatientHeader>
      </div>
      <header className="row">
        <Select aria-label={t("format")} value={shape.format} onChange={(format) => proposeAnew({ format })} options={FORMATS.map((value) => ({ value, label: t(`formats.${value}`) }))} style={{ width: 150 }} />
        <Select
          aria-label={t("grid")}
          value={last ? `${last.rows}x${last.cols}` : undefined}
          onChange={(chosen) => {
            const [rows, cols] = chosen.split("x").map(Number);
            if (!rows || !cols) return;
            setGrid({ rows, cols });
            proposeAnew({ rows, cols });
          }}
          options={listGrids(last).map(([rows, cols]) => ({ value: `${rows}x${cols}`, label: `${rows} × ${cols}` }))}
          style={{ width: 100 }}
        />
        <button type="button" className="btn" disabled={propose.isPending} onClick={() => proposeAnew({})}>
          {t("propose")}
        </button>
        <button type="button" className="btn" disabled={!last || keep.isPending} onClick={() => keep.mutate({ format: shape.format, ...grid }, { onSuccess: () => void message.success(t("habitKept")) })}>
          {t("keepHabit")}
        </button>
        <span className="sp" />
        {layout.emitted_at && (
          <span className="meta">
            {t("lastEmitted")} <TimeText at={layout.emitted_at} shape="full" />{" "}
            <a className="layout-pdf" href={pdfAddress(examId)} target="_blank" rel="noreferrer">
              PDF
            </a>
          </span>
        )}
        <button type="button" className="btn" disabled={!isChanged || save.isPending} onClick={() => void saveNow().catch(() => undefined)}>
          {t("save")} <kbd>Ctrl S</kbd>
        </button>
        <button type="button" className="btn primary" disabled={emit.isPending || save.isPending || pages.length === 0} onClick={() => void putOut()}>
          {t("emit")} <kbd>Ctrl Enter</kbd>
        </button>
      </header>
      {error && <ProblemNote error={error} />}
      <div className="layout-body">
        <main>
          {pages.length === 0 && <EmptyState title={t("noImages")} />}
          {pages.map((page, number) => (
            <Sheet key={number} {...{ examId, page, number, ratio: shape.ratio, stacks: layout.stacks, place }} onChoose={setPlace} onKeyDown={onKeyDown} onSwap={(from, to) => setPages(swapTiles(pages, from, to))} />
          ))}
        </main>
        <aside aria-label={t("series")}>
          <h2 className="cap">{t("series")}</h2>
          <ul>
            {layout.stacks.map((stack) => (
              <li key={stack.series_id}>
                <button type="button" className="btn sm" onClick={() => setPages(takeStack(pages, layout.stacks, place, stack))} title={t("useSeries", { series: stack.description || stack.series_id })}>
                  <span className="cut sp">{stack.description || stack.series_id}</span>
                  <span className="num">{stack.slices.length}</span>
                </button>
              </li>
            ))}
          </ul>
          <div className="row">
            <button type="button" className="btn sm" onClick={() => setPages(stepSlice(pages, layout.stacks, place, -1))} aria-label={t("previous")}>
              <kbd>[</kbd>
            </button>
            <button type="button" className="btn sm" onClick={() => setPages(stepSlice(pages, layout.stacks, place, 1))} aria-label={t("next")}>
              <kbd>]</kbd>
            </button>
            <button type="button" className="btn sm" disabled={!tileAt(pages, place)} onClick={() => setPages(putTile(pages, place, null))}>
              {t("clear")}
            </button>
          </div>
          <p className="meta">{t("keys")}</p>
        </aside>
      </div>
    </div>
  );
}
