import { useTranslation } from "react-i18next";
import { useLengths } from "@/shared/lib/lengths";
import { useSession } from "@/shared/session/session";

/** Fields for a size name this list: what is measured in the viewer is offered in them. */
export const LENGTHS = "lengths-of-exam";

/** Distances that the reader measures on this exam in the viewer's window, largest first. */
export function LengthChoices({ examId }: { examId: number }) {
  const { t } = useTranslation("reporting");
  const lengths = useLengths(String(useSession().user?.id ?? ""), examId);
  const sorted = lengths.toSorted((one, other) => other.mm - one.mm);
  return (
    <>
      <datalist id={LENGTHS}>
        {sorted.map((one) => (
          <option key={`${one.place} ${one.mm}`} value={one.mm.toFixed(1)}>
            {one.place}
          </option>
        ))}
      </datalist>
      {sorted.length > 0 && <p className="meta">{t("lesions.measured", { sizes: sorted.slice(0, 5).map((one) => `${one.mm.toFixed(1)} mm (${one.place})`).join(", ") })}</p>}
    </>
  );
}
