/* oxlint-disable unicorn/require-post-message-target-origin -- a channel reaches this origin only */
import { useEffect, useState } from "react";

/** One distance measured in the viewer, in mm, and where. */
export interface Length {
  mm: number;
  place: string;
}

interface Said {
  examIds: number[];
  lengths: Length[];
}

const ASK = "ask";

// By person, and between windows of this browser only: nothing is stored and no server hears of it.
const open = (owner: string): BroadcastChannel | null => ("BroadcastChannel" in globalThis ? new BroadcastChannel(`radflow.lengths.${owner}`) : null);

/** Tells the person's other windows what is measured on the images of these exams, now and whenever one asks. */
export function useTellLengths(owner: string, examIds: number[], lengths: Length[]): void {
  const said = JSON.stringify({ examIds, lengths } satisfies Said);
  useEffect(() => {
    const channel = open(owner);
    const tell = () => channel?.postMessage(JSON.parse(said));
    channel?.addEventListener("message", (event) => event.data === ASK && tell());
    tell();
    return () => channel?.close();
  }, [owner, said]);
}

/** What the person measures on the images of an exam in another window. */
export function useLengths(owner: string, examId: number): Length[] {
  const [lengths, setLengths] = useState<Length[]>([]);
  useEffect(() => {
    const channel = open(owner);
    channel?.addEventListener("message", ({ data }: MessageEvent<Said | typeof ASK>) => {
      if (data !== ASK && data.examIds.includes(examId)) setLengths(data.lengths);
    });
    channel?.postMessage(ASK);
    return () => {
      channel?.close();
      setLengths([]);
    };
  }, [owner, examId]);
  return lengths;
}
