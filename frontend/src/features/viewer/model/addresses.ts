/** Addresses of DICOMweb objects. */

export interface ObjectUids {
  studyUid: string;
  seriesUid: string;
  sopUid: string;
}

/** Image id of one frame (frames counted from 0) as the image loader wants it: the scheme, then the whole address. */
export function frameId(root: string, { studyUid, seriesUid, sopUid }: ObjectUids, frame: number): string {
  return `wadors:${root}/studies/${studyUid}/series/${seriesUid}/instances/${sopUid}/frames/${frame + 1}`;
}

export function metadataUrl(root: string, studyUid: string, seriesUid: string): string {
  return `${root}/studies/${studyUid}/series/${seriesUid}/metadata`;
}

/** SOP Instance UID and frame (from 0) of an image id; null when it is none of ours. */
export function readFrameId(imageId: string): { seriesUid: string; sopUid: string; frame: number } | null {
  const found = /\/series\/([\d.]+)\/instances\/([\d.]+)\/frames\/(\d+)$/.exec(imageId);
  return found ? { seriesUid: found[1] ?? "", sopUid: found[2] ?? "", frame: Number(found[3]) - 1 } : null;
}
