/** What hangs where: layout, the series of each pane, the pane that keys act on. Pure, so that every step can be tested. */

export type Layout = 1 | 2 | 4;

export interface Hung {
  studyId: number;
  seriesId: number;
}

export interface Hanging {
  layout: Layout;
  /** Series by pane; four places whatever the layout, so that a smaller one forgets nothing. */
  panes: (Hung | null)[];
  active: number;
}

export interface SeriesLike {
  id: number;
  modality?: string;
  n_instances: number;
}

/** Series without pixels: reports, key objects, display states, contours. */
const WORDS_ONLY = new Set(["SR", "KO", "PR", "DOC", "REG", "RTSTRUCT", "RTPLAN", "RTRECORD", "SMR", "PLAN", "AU", "ECG", "HD", "TEXTUREMAP"]);

export function hasPictures(series: SeriesLike): boolean {
  return series.n_instances > 0 && !WORDS_ONLY.has(series.modality ?? "");
}

export const EMPTY: Hanging = { layout: 1, panes: [null, null, null, null], active: 0 };

/** Series with pictures, largest first: a study opens with its largest series, localisers and dose pages are small. The order of equals stays. */
export function bySize<S extends SeriesLike>(series: S[]): S[] {
  return series.filter(hasPictures).map((one, at) => ({ one, at })).sort((a, b) => b.one.n_instances - a.one.n_instances || a.at - b.at).map(({ one }) => one);
}

export function put(hanging: Hanging, pane: number, hung: Hung): Hanging {
  return { ...hanging, panes: hanging.panes.map((one, at) => (at === pane ? hung : one)), active: pane };
}

export function activate(hanging: Hanging, pane: number): Hanging {
  return { ...hanging, active: ((pane % hanging.layout) + hanging.layout) % hanging.layout };
}

/** A larger layout fills its empty panes with the series that hang nowhere yet, in the order given. */
export function setLayout(hanging: Hanging, layout: Layout, candidates: Hung[]): Hanging {
  const shown = hanging.panes.slice(0, layout);
  const rest = candidates.filter((one) => !shown.some((hung) => hung?.seriesId === one.seriesId));
  const panes = hanging.panes.map((one, at) => (at < layout && !one ? (rest.shift() ?? null) : one));
  return { layout, panes, active: Math.min(hanging.active, layout - 1) };
}

/** The study just opened: its largest series in the first pane. */
export function openStudy(studyId: number, series: SeriesLike[]): Hanging {
  const first = bySize(series)[0];
  return first ? put(EMPTY, 0, { studyId, seriesId: first.id }) : EMPTY;
}

/** A prior beside the current study: its largest series of the same modality, else its largest. Two panes at least. */
export function comparePrior(hanging: Hanging, prior: { id: number; series: SeriesLike[] }, modality: string | undefined): Hanging {
  const ordered = bySize(prior.series);
  const chosen = ordered.find((one) => one.modality === modality) ?? ordered[0];
  if (!chosen) return hanging;
  const wide = setLayout(hanging, hanging.layout === 4 ? 4 : 2, []);
  return { ...put(wide, 1, { studyId: prior.id, seriesId: chosen.id }), active: 0 };
}

/** The series before or after the one in the active pane, within its study. */
export function stepSeries(hanging: Hanging, series: SeriesLike[], step: number): Hanging {
  const now = hanging.panes[hanging.active];
  const at = series.findIndex((one) => one.id === now?.seriesId);
  const next = series[at + step];
  return now && at >= 0 && next ? put(hanging, hanging.active, { studyId: now.studyId, seriesId: next.id }) : hanging;
}
