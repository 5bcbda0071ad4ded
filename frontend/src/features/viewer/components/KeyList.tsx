import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";
import { Kbd } from "@/shared/ui/Kbd";
import type { KeyImages } from "../hooks/useKeyImages";
import { printKey } from "../model/keys";
import type { HungStack } from "../model/stacks";

interface Props {
  keys: KeyImages;
  stack: HungStack | null;
  onToggle: () => void;
  onGo: (index: number) => void;
}

/** Key images of the study: the button for the image on the screen, and the way to each marked one. */
export function KeyList({ keys, stack, onToggle, onGo }: Props) {
  const { t } = useTranslation("images");
  return (
    <section aria-label={t("keyImages")} className="iv-keys">
      <h3>
        {t("keyImages")} <span className="meta">{keys.marks.length || ""}</span>
      </h3>
      {keys.may && (
        <button type="button" className={`iv-act ${keys.isMarked ? "on" : ""}`} aria-pressed={keys.isMarked} disabled={!stack} onClick={onToggle}>
          <span>{t("act.key")}</span>
          <Kbd keys={printKey("key")} />
        </button>
      )}
      {keys.error && <ProblemNote error={keys.error} />}
      <ul>
        {keys.marks.map((mark) => {
          const index = stack?.frames.findIndex(({ instance, frame }) => instance.sop_uid === mark.sop_uid && frame + 1 === mark.frame) ?? -1;
          const series = stack?.study.series.find((one) => one.series_uid === mark.series_uid);
          return (
            <li key={mark.id}>
              <button type="button" className="link" disabled={index < 0} onClick={() => onGo(index)}>
                {index < 0 ? t("keyElsewhere", { series: series?.number ?? "" }) : t("measureAt", { series: series?.number ?? "", n: index + 1 })}
              </button>
              <span className="meta">{mark.author}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
