import { useTranslation } from "react-i18next";
import { removeMeasure } from "../engine/drawings";
import { useMeasureWords } from "../hooks/useStage";
import { writeMeasure, type Measure } from "../model/measures";

/** Where a measurement lies, in words, and the way there; without a way when its series is not on the screen. */
export interface Place {
  words: string;
  atDetector: boolean;
  go?: () => void;
}

interface Props {
  measures: Measure[];
  isKept: boolean;
  find: (measure: Measure) => Place | null;
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
          const place = find(one);
          return (
            <li key={one.uid} data-kind={one.kind}>
              <button type="button" className="link" disabled={!place?.go} onClick={() => place?.go?.()}>
                {t(`tool.${one.kind}`)} {place && <span className="meta">{place.words}</span>}
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
