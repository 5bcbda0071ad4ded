import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SITES, type BodySite } from "@/shared/safety/sheet";

export interface Cannula {
  iv_site: BodySite;
  iv_gauge: number;
}

const GAUGES = [18, 20, 22, 24];

/** Where the cannula sits and how wide it is: two taps and done. */
export function CannulaPicker({ name, onPlace }: { name: string; onPlace: (cannula: Cannula) => void }) {
  const { t } = useTranslation("safety");
  const [site, setSite] = useState<BodySite | null>(null);
  return (
    <div className="ivpick">
      <div className="chips" role="radiogroup" aria-label={t("cannula.site")}>
        {SITES.slice(0, 6).map((one) => (
          <button key={one} type="button" role="radio" aria-checked={site === one} className={site === one ? "on" : ""} onClick={() => setSite(one)}>
            {t(`site.${one}`)}
          </button>
        ))}
      </div>
      <div className="chips" aria-label={t("cannula.gauge")}>
        {GAUGES.map((gauge) => (
          <button key={gauge} type="button" disabled={site === null} aria-label={t("cannula.place", { name, gauge })} onClick={() => site && onPlace({ iv_site: site, iv_gauge: gauge })}>
            {gauge} G
          </button>
        ))}
      </div>
    </div>
  );
}
