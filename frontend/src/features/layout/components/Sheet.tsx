import { useEffect, useRef, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { tileAddress } from "../api/layout";
import { describeTile, type Page, type Place, type Stack } from "../model/pages";

interface Props {
  examId: number;
  page: Page;
  number: number;
  ratio: number;
  stacks: Stack[];
  place: Place;
  onChoose: (place: Place) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onSwap: (from: Place, to: Place) => void;
}

/** One page as it will come out. The chosen cell has the keyboard; cells are dragged onto each other. */
export function Sheet({ examId, page, number, ratio, stacks, place, onChoose, onKeyDown, onSwap }: Props) {
  const { t } = useTranslation("layout");
  const chosen = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (place.page === number && document.activeElement?.closest(".layout-sheet")) chosen.current?.focus();
  }, [place, number]);
  return (
    <section className="layout-sheet" style={{ aspectRatio: String(ratio) }} aria-label={t("page", { number: number + 1, title: page.title === "key" ? t("key") : page.title })}>
      <h2>
        {number + 1} · {page.title === "key" ? t("key") : page.title}
      </h2>
      <div className="cells" style={{ gridTemplateColumns: `repeat(${page.cols}, minmax(0, 1fr))`, gridTemplateRows: `repeat(${page.rows}, minmax(0, 1fr))` }}>
        {page.tiles.map((tile, cell) => {
          const isChosen = place.page === number && place.cell === cell;
          const words = tile ? describeTile(stacks, tile) : t("emptyCell");
          return (
            <button
              type="button"
              key={cell}
              ref={isChosen ? chosen : undefined}
              className={isChosen ? "on" : ""}
              tabIndex={isChosen ? 0 : -1}
              aria-pressed={isChosen}
              aria-label={`${cell + 1}: ${words}`}
              title={words}
              onFocus={() => onChoose({ page: number, cell })}
              onKeyDown={onKeyDown}
              draggable={tile !== null}
              onDragStart={(event) => event.dataTransfer.setData("text/plain", `${number},${cell}`)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                const [fromPage, fromCell] = event.dataTransfer.getData("text/plain").split(",").map(Number);
                if (fromPage !== undefined && fromCell !== undefined && !Number.isNaN(fromPage + fromCell)) onSwap({ page: fromPage, cell: fromCell }, { page: number, cell });
              }}
            >
              {tile && <img src={tileAddress(examId, tile)} alt="" loading="lazy" draggable={false} />}
            </button>
          );
        })}
      </div>
    </section>
  );
}
