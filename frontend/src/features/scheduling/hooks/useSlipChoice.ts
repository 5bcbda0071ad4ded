import { useState } from "react";
import { readStored, writeStored } from "@/shared/lib/storage";

export interface SlipChoice {
  /** Empty: the patient's own. */
  lang: "" | "zh-Hans" | "en";
  paper: "80mm" | "a5";
  large: boolean;
}

const KEY = "radflow.slip.paper";

/** How slips are printed: the paper belongs to this desk's printer and is remembered, language and size to the one patient. */
export function useSlipChoice(): [SlipChoice, (change: Partial<SlipChoice>) => void] {
  const [choice, setChoice] = useState<SlipChoice>(() => ({ lang: "", paper: readStored(KEY) === "a5" ? "a5" : "80mm", large: false }));
  const change = (part: Partial<SlipChoice>): void => {
    if (part.paper) writeStored(KEY, part.paper);
    setChoice((before) => ({ ...before, ...part }));
  };
  return [choice, change];
}
