import { useSearchParams } from "react-router";
import type { Zoom } from "../model/board";

/** What the booking desk shows stands in its address, so that it can be linked to and survives a reload. */
export function useDeskAddress(today: string) {
  const [params, setParams] = useSearchParams();
  const read = (name: string) => Number(params.get(name)) || undefined;
  const change = (next: Record<string, string | null>) =>
    setParams(
      (before) => {
        for (const [name, value] of Object.entries(next)) if (value === null) before.delete(name);
        else before.set(name, value);
        return before;
      },
      { replace: true },
    );
  return {
    change,
    day: params.get("day") ?? today,
    zoom: (params.get("zoom") as Zoom | null) ?? "half",
    modality: params.get("modality") ?? "",
    patient: read("patient"),
    examId: read("exam"),
    chosen: read("appointment"),
    block: read("block"),
    visit: params.get("visit"),
    series: params.get("series"),
    isWaiting: params.get("waiting") !== null,
  };
}
