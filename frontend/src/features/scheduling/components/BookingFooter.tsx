import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";
import type { SlipChoice } from "../hooks/useSlipChoice";
import { SlipOptions } from "./SlipOptions";

/** How the slip of a booking is printed; the same choice for one exam, a visit and a series. */
export interface Printing {
  prints: boolean;
  onPrints: (on: boolean) => void;
  slip: SlipChoice;
  onSlip: (change: Partial<SlipChoice>) => void;
}

interface Props extends Printing {
  /** Names who is booked for when. */
  act: string;
  problem: unknown;
  /** What still keeps it from being booked, in words; "" when nothing does. */
  missing: string;
  ready: boolean;
  onConfirm: () => void;
}

/** The one button that books, what it waits for, and the slip. Its key is bound by the drawer. */
export function BookingFooter({ act, problem, missing, ready, onConfirm, prints, onPrints, slip, onSlip }: Props) {
  const { t } = useTranslation("scheduling");
  return (
    <footer>
      {problem !== null && problem !== undefined && <ProblemNote error={problem} />}
      <button type="button" className="btn primary big" disabled={!ready} onClick={onConfirm}>
        <span className="cut">{act}</span>
        <span className="row">
          <kbd>Ctrl</kbd>
          <kbd>↵</kbd>
        </span>
      </button>
      <div className="row opts">
        <label className="row">
          <input type="checkbox" name="print" checked={prints} onChange={(event) => onPrints(event.target.checked)} />
          {t("drawer.print")}
        </label>
        <span className="sp" />
        <span className={missing ? "meta warn" : "meta"}>{missing || t("drawer.undo")}</span>
      </div>
      {prints && (
        <div className="row opts">
          <SlipOptions choice={slip} onChange={onSlip} />
        </div>
      )}
    </footer>
  );
}
