import { describe, expect, it } from "vitest";
import { frameId, metadataUrl, readFrameId } from "./addresses";
import { faultOf } from "./faults";
import { activate, bySize, comparePrior, hasPictures, openStudy, put, setLayout, stepSeries, type SeriesLike } from "./hanging";
import { KEYS, presetKey, printKey } from "./keys";
import { isParallel, offsetOf, partnerOf, type Stacked } from "./link";
import { writeMeasure, type Measure } from "./measures";
import { boxAround, depthOf, indexOf, isClick, planeAcross, writeDepth, type Plane } from "./plane";
import { headerWindows, listPresets } from "./presets";

const AXIAL = [1, 0, 0, 0, 1, 0];
const CORONAL = [1, 0, 0, 0, 0, -1];

describe("addresses", () => {
  const uids = { studyUid: "1.2", seriesUid: "1.2.3", sopUid: "1.2.3.4" };

  it("count frames from 1 on the wire and from 0 here", () => {
    const id = frameId("https://rad/dicom-web", uids, 0);
    expect(id).toBe("wadors:https://rad/dicom-web/studies/1.2/series/1.2.3/instances/1.2.3.4/frames/1");
    expect(readFrameId(id)).toEqual({ seriesUid: "1.2.3", sopUid: "1.2.3.4", frame: 0 });
    expect(metadataUrl("/dicom-web", "1.2", "1.2.3")).toBe("/dicom-web/studies/1.2/series/1.2.3/metadata");
  });

  it("reads nothing from what is no frame", () => {
    expect(readFrameId("wadors:https://rad/dicom-web/studies/1.2")).toBeNull();
  });
});

describe("planes through the patient", () => {
  it("says where each of them cuts the body", () => {
    const point = [12.34, -5, -310.06];
    expect((["sagittal", "coronal", "axial"] as const).map((plane) => writeDepth(plane, depthOf(plane, point)))).toEqual(["L 12.3 mm", "A 5.0 mm", "I 310.1 mm"]);
  });

  it("are told by the line that stands on them, from either side", () => {
    expect([[0, 0, -1], [-1, 0, 0], [0, 1, 0]].map(planeAcross)).toEqual(["axial", "sagittal", "coronal"]);
  });

  it("are moved by a click, not by the end of a drag", () => {
    expect([isClick([10, 10], [12, 12]), isClick([10, 10], [13, 12])]).toEqual([true, false]);
  });

  it("have no name when they are slanted", () => {
    expect(planeAcross([0.1, 0, 0.995])).toBeNull();
    expect(planeAcross([])).toBeNull();
  });
});

describe("windows offered", () => {
  const policy = [
    { code: "soft", name: { en: "Soft" }, modality: "CT", center: 40, width: 400 },
    { code: "lung", name: { en: "Lung" }, modality: "CT", center: -600, width: 1500 },
  ];

  it("lists the header's own first, then the policy's of that modality, each window once", () => {
    const header = headerWindows([40, -500], [400, 1500]);
    expect(listPresets(header, policy, "CT").map(({ key, from }) => [key, from])).toEqual([["header-0", "header"], ["header-1", "header"], ["lung", "policy"]]);
    expect(listPresets([], policy, "MR")).toEqual([]);
  });

  it("takes one window or several, and none that is no window", () => {
    expect(headerWindows(40, 400).map(({ center, width }) => [center, width])).toEqual([[40, 400]]);
    expect(headerWindows([40, 50], [400])).toHaveLength(1);
    expect(headerWindows(40, 0)).toEqual([]);
    expect(headerWindows(undefined, undefined)).toEqual([]);
    expect(headerWindows("x", "y")).toEqual([]);
  });

  it("offers no more than there are digits", () => {
    const many = headerWindows(Array.from({ length: 12 }, (_, i) => i), Array.from({ length: 12 }, () => 100));
    expect(listPresets(many, policy, "CT")).toHaveLength(9);
  });
});

describe("linked scroll", () => {
  const stack = (levels: (number | null)[], orientation: unknown = AXIAL): Stacked => ({ levels, orientation });

  it("finds the nearest level in mm", () => {
    expect(partnerOf(stack([0, 5, 10]), 1, stack([10, 4, -2]))).toBe(1);
  });

  it("keeps the distance at which two were linked", () => {
    const [now, prior] = [stack([0, 5, 10]), stack([100, 105, 110])];
    const offset = offsetOf(now, 0, prior, 0);
    expect(offset).toBe(100);
    expect([0, 1, 2].map((index) => partnerOf(now, index, prior, offset))).toEqual([0, 1, 2]);
  });

  it("goes by share where the geometry is not known", () => {
    expect(partnerOf(stack([null, null, null]), 2, stack([null, null, null, null, null]))).toBe(4);
    expect(partnerOf(stack([null]), 0, stack([0, 5]))).toBe(0);
    expect(offsetOf(stack([null]), 0, stack([3]), 0)).toBe(0);
  });

  it("leaves another plane and an empty pane alone", () => {
    expect(partnerOf(stack([0, 5]), 1, stack([0, 5], CORONAL))).toBeNull();
    expect(partnerOf(stack([0, 5]), 1, stack([]))).toBeNull();
    expect(isParallel(AXIAL, [1, 0, 0, 0, 0.996, 0.087])).toBe(true);
    expect(isParallel(AXIAL, [1, 0, 0, 0, 0.94, 0.34])).toBe(false);
    expect(isParallel(AXIAL, undefined)).toBe(true);
  });
});

describe("hanging", () => {
  const series = (id: number, n_instances: number, modality = "CT"): SeriesLike => ({ id, n_instances, modality });
  const study = [series(1, 1), series(2, 40), series(3, 40), series(4, 90, "SR"), series(5, 12)];

  it("opens with the largest series that has pictures", () => {
    expect(openStudy(7, study).panes[0]).toEqual({ studyId: 7, seriesId: 2 });
    expect(bySize(study).map(({ id }) => id)).toEqual([2, 3, 5, 1]);
    expect([hasPictures(series(1, 0)), hasPictures(series(1, 3, "PR")), hasPictures(series(1, 3, "MR"))]).toEqual([false, false, true]);
    expect(openStudy(7, [series(4, 9, "SR")]).panes[0]).toBeNull();
  });

  it("fills the panes of a larger layout and forgets none in a smaller one", () => {
    const all = [2, 3, 5].map((seriesId) => ({ studyId: 7, seriesId }));
    const four = setLayout(openStudy(7, study), 4, all);
    expect(four.panes.map((one) => one?.seriesId)).toEqual([2, 3, 5, undefined]);
    const one = setLayout(activate(four, 2), 1, all);
    expect([one.active, one.panes.map((hung) => hung?.seriesId)]).toEqual([0, [2, 3, 5, undefined]]);
    expect(setLayout(one, 2, all).panes[1]?.seriesId).toBe(3);
  });

  it("hangs a prior of the same modality beside the current study", () => {
    const prior = { id: 8, series: [series(20, 60, "MR"), series(21, 30)] };
    const beside = comparePrior(openStudy(7, study), prior, "CT");
    expect([beside.layout, beside.active, beside.panes[1]]).toEqual([2, 0, { studyId: 8, seriesId: 21 }]);
    expect(comparePrior(openStudy(7, study), prior, "US").panes[1]?.seriesId).toBe(20);
    expect(comparePrior(openStudy(7, study), { id: 9, series: [] }, "CT").layout).toBe(1);
  });

  it("steps through the series of the active pane and stops at both ends", () => {
    const ordered = bySize(study);
    const first = openStudy(7, study);
    const next = stepSeries(first, ordered, 1);
    expect(next.panes[0]?.seriesId).toBe(3);
    expect(stepSeries(first, ordered, -1)).toBe(first);
    expect(stepSeries(put(first, 0, { studyId: 7, seriesId: 1 }), ordered, 1).panes[0]?.seriesId).toBe(1);
  });

  it("goes round the panes of the layout", () => {
    const two = setLayout(openStudy(7, study), 2, []);
    expect([activate(two, 1).active, activate(two, 2).active, activate(two, -1).active]).toEqual([1, 0, 1]);
  });
});

describe("places in the image", () => {
  const plane: Plane = { origin: [-100, -50, 20], row: [1, 0, 0], column: [0, 1, 0], spacing: [0.5, 2] };

  it("count from the centre of the first pixel with the spacing of columns and rows", () => {
    expect(indexOf(plane, [-100, -50, 20])).toEqual([0, 0]);
    expect(indexOf(plane, [-95, -40, 20])).toEqual([10, 5]);
  });

  it("hold the pixels whose centres lie inside", () => {
    expect(boxAround(plane, [[-95.1, -40.5, 20], [-90.1, -30.5, 20]])).toEqual([10, 19, 5, 9]);
  });
});

describe("figures", () => {
  const words = { mean: "Mean", sd: "SD", min: "Min", max: "Max", area: "Area", atDetector: "at detector" };
  const units = { lengthUnit: "mm", areaUnit: "mm²", valueUnit: "HU" };
  const roi: Measure = { uid: "1", kind: "ellipse", imageId: "x", mean: -3.456, sd: 12, min: -40, max: 130.25, area: 250.5, n: 511, ...units };

  it("of an ROI, with a real minus and the number of pixels", () => {
    expect(writeMeasure(roi, words, false)).toEqual(["Mean −3.46 HU", "SD 12.00 HU", "Min −40.00  Max 130.3", "Area 250.5 mm²  n 511"]);
  });

  it("say when a length was taken at the detector", () => {
    expect(writeMeasure({ uid: "1", kind: "length", imageId: "x", length: 25, ...units }, words, true)).toEqual(["25.00 mm at detector"]);
    expect(writeMeasure({ uid: "1", kind: "angle", imageId: "x", angle: 91.5, ...units }, words, true)).toEqual(["91.50°"]);
  });
});

describe("faults", () => {
  it.each([
    [{ status: 0 }, "offline"],
    [{ status: 401 }, "signedOut"],
    [{ status: 403 }, "forbidden"],
    [{ status: 404 }, "gone"],
    [{ status: 406 }, "undecodable"],
    [{ status: 500 }, "server"],
    [{ error: { status: 410 } }, "gone"],
    [new Error("bad codestream"), "undecodable"],
    [undefined, "undecodable"],
  ])("%o is %s", (problem, fault) => {
    expect(faultOf(problem)).toBe(fault);
  });
});

describe("keys", () => {
  it("mean one thing each, and none is a preset's digit", () => {
    const combos = Object.values(KEYS) as string[];
    expect(new Set(combos).size).toBe(combos.length);
    expect(combos.filter((combo) => /^[1-9]$/.test(combo))).toEqual([]);
    expect(presetKey(0)).toBe("1");
  });

  it("are printed as people read them", () => {
    expect([printKey("layout2"), printKey("removeMeasure"), printKey("zoomIn")]).toEqual(["Alt 2", "Del", "+"]);
  });
});
