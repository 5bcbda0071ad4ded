import { Enums, imageLoader, metaData, utilities } from "@cornerstonejs/core";
import { wadors } from "@cornerstonejs/dicom-image-loader";
import { metadataUrl, readFrameId } from "../model/addresses";

interface Value {
  Value?: unknown[];
}

export type Metadata = Record<string, Value>;

const SOP_UID = "00080018";
const known = new Map<string, Promise<Map<string, Metadata>>>();

/** Headers of a series by SOP Instance UID, fetched once. A refusal is thrown as `{status}`. */
export function loadMetadata(root: string, studyUid: string, seriesUid: string): Promise<Map<string, Metadata>> {
  const found = known.get(seriesUid);
  if (found) return found;
  const coming = fetchMetadata(metadataUrl(root, studyUid, seriesUid));
  known.set(seriesUid, coming);
  coming.catch(() => known.delete(seriesUid));
  return coming;
}

async function fetchMetadata(url: string): Promise<Map<string, Metadata>> {
  let response: Response;
  try {
    response = await fetch(url, { credentials: "same-origin", headers: { Accept: "application/dicom+json" } });
  } catch {
    throw { status: 0 };
  }
  if (!response.ok) throw { status: response.status };
  const rows = (await response.json()) as Metadata[];
  return new Map(rows.map((row) => [String(row[SOP_UID]?.Value?.[0] ?? ""), row]));
}

/** Tells the image loader the header of every frame; frames whose header is missing cannot be drawn and fail by themselves. */
export function tellHeaders(imageIds: string[], headers: Map<string, Metadata>): void {
  for (const imageId of imageIds) {
    const header = headers.get(readFrameId(imageId)?.sopUid ?? "");
    if (header) wadors.metaDataManager.add(imageId, header as never);
  }
}

export function forgetHeaders(): void {
  known.clear();
  wadors.metaDataManager.purge();
}

export function loadImage(imageId: string): Promise<unknown> {
  return imageLoader.loadAndCacheImage(imageId, { requestType: Enums.RequestType.Interaction, priority: 0 } as never);
}

/** Fetches what will be looked at next; what fails says so when it is looked at. */
export function prefetch(imageIds: string[]): void {
  imageIds.forEach((imageId, at) => {
    imageLoader.loadAndCacheImage(imageId, { requestType: Enums.RequestType.Prefetch, priority: at } as never).catch(() => undefined);
  });
}

/** Header values that the screen writes or offers. */
export function readHeader(header: Metadata | undefined, tag: string): unknown {
  const value = header?.[tag]?.Value;
  return value && value.length > 1 ? value : value?.[0];
}

/** Whether the stack can be cut in other planes: at least three parallel images of one geometry. */
export function isVolume(imageIds: string[]): boolean {
  if (imageIds.length < 3 || !utilities.isValidVolume(imageIds)) return false;
  const places = new Set(imageIds.map((id) => JSON.stringify(metaData.get("imagePlaneModule", id)?.imagePositionPatient)));
  return places.size === imageIds.length;
}
