import { cache, getRenderingCapabilities, getShouldUseCPURendering, init as initCore, imageLoadPoolManager, Enums } from "@cornerstonejs/core";
import { init as initLoader } from "@cornerstonejs/dicom-image-loader";
import { init as initTools } from "@cornerstonejs/tools";
import { addClasses } from "./tools";

/** Decoded images kept at most; the oldest that no volume holds go first. */
const CACHE_BYTES = 512 * 1024 * 1024;

export interface Capabilities {
  /** Reformats need it; without it images are drawn by the processor. */
  hasWebGl: boolean;
}

let started: Promise<Capabilities> | null = null;

/** Starts the drawing library once in the life of the page; a start that failed may be tried again. */
export function startEngine(): Promise<Capabilities> {
  started ??= start().catch((error: unknown) => {
    started = null;
    throw error;
  });
  return started;
}

async function start(): Promise<Capabilities> {
  await initCore();
  initLoader({ maxWebWorkers: Math.max(1, Math.min(4, (navigator.hardwareConcurrency || 2) - 1)) });
  await initTools();
  addClasses();
  cache.setMaxCacheSize(CACHE_BYTES);
  // What a person waits for has its own lane; fetching ahead takes at most four at a time.
  imageLoadPoolManager.setMaxSimultaneousRequests(Enums.RequestType.Prefetch, 4);
  return { hasWebGl: Boolean(getRenderingCapabilities().webgl) && !getShouldUseCPURendering() };
}

/** Gives the memory back when the viewer is left. */
export function forgetImages(): void {
  cache.purgeCache();
}
