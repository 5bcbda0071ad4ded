import { useTranslation } from "react-i18next";
import { removeMeasure } from "../engine/drawings";
import { useMeasureWords } from "../hooks/useStage";
import { writeMeasure, type Measure } from "../model/measures";

interface Place {
  series: string;
  image: number;
  atDetector: boolean;
  go: () => void;
}

interface Props {
  measures: Measure[];
  isKept: boolean;
  /** Where the image of a measurement hangs now; null when its series is not on the screen. */
  find: (imageId: string) => Place | null;
}

/** Measurements as figures, with the way to their image; and how long they last. */
export function MeasureList({ measures, isKept, find }: Props) {
  const { t } = useTranslation("images");
  const words = useMeasureWords();
  return (
    <section aria-label={t("measures")} className="iv-measures">
      <h3>
        {t("measures")} <span className="meta">{measures.length || ""}</span>
      </h3>
      <p className={isKept ? "meta" : "bad"}>{t(isKept ? "keptHere" : "notKept")}</p>
      <ul>
        {measures.map((one) => {
          const place = find(one.imageId);
          return (
            <li key={one.uid} data-kind={one.kind}>
              <button type="button" className="link" disabled={!place} onClick={() => place?.go()}>
                {t(`tool.${one.kind}`)} {place && <span className="meta">{t("measureAt", { series: place.series, n: place.image })}</span>}
              </button>
              <button type="button" className="btn sm ghost" aria-label={t("removeOne", { what: t(`tool.${one.kind}`) })} onClick={() => removeMeasure(one.uid)}>
                ×
              </button>
              {writeMeasure(one, words, place?.atDetector ?? false).map((line) => (
                <span key={line} className="line">
                  {line}
                </span>
              ))}
              {one.box && <span className="line meta">{t("box", { x1: one.box[0], x2: one.box[1], y1: one.box[2], y2: one.box[3] })}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
