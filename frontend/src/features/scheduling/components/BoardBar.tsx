import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Glyph, Icon } from "@/shared/ui/Icon";
import type { BoardItem } from "../api/types";
import { printSeconds } from "../model/days";
import { labelOf, lookOf, printMinute } from "../model/board";

interface Props {
  item: BoardItem;
  from: number;
  to: number;
  left: number;
  width: number;
  px: number;
  /** Number key of the offer that this reservation belongs to. */
  offerKey?: number;
}

/** What is written in a bar, by its kind and width. Position says the time, so the bar says who. */
export function BarText({ item, px, offerKey }: Props) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  if (item.kind === "block")
    return (
      <b className="bd-note">
        {item.status === "problem" ? <Glyph name="problem" /> : <Icon name="wrench" size={12} />}
        {px >= 56 && <span className="cut">{item.note ? t(`board.downCause.${item.note}`, { defaultValue: item.note }) : t(`board.cause.${item.cause}`)}</span>}
      </b>
    );
  if (item.kind === "reservation")
    return item.is_mine ? (
      <>
        <b className="bd-mine-key">{offerKey ? <kbd>{offerKey}</kbd> : <Icon name="lock" size={12} />}</b>
        {px >= 32 && <i className="num">{printSeconds(item.expires_in_s ?? 0)}</i>}
      </>
    ) : (
      <>
        <b>
          <Icon name="lock" size={12} />
          {px >= 56 && <span className="cut">{t("board.heldBy", { name: item.holder })}</span>}
        </b>
        {px >= 32 && <i className="num">{printSeconds(item.expires_in_s ?? 0)}</i>}
      </>
    );
  const { glyph } = lookOf(item.status);
  const shape = labelOf(px);
  return (
    <>
      <b className={shape === "name" ? "bd-wrap" : undefined}>
        {item.flag && <Glyph name="problem" />}
        {item.visit_id !== null && shape !== "glyph" && <Icon name="link" size={12} />}
        {item.series_at !== null && shape !== "glyph" && (
          <span className="num bd-series">
            {item.series_at}/{item.series_of}
          </span>
        )}
        {shape !== "glyph" && <span className={shape === "both" ? "cut" : undefined}>{item.patient_name}</span>}
        {glyph && <Glyph name={glyph} />}
      </b>
      {shape === "both" && <i className="cut">{pick(item.exam_names, lang)}</i>}
    </>
  );
}

/** The whole bar in words, for the screen reader and the tooltip. */
export function useBarWords(): (item: BoardItem, from: number, to: number, row: string) => string {
  const { t } = useTranslation(["scheduling", "visits", "series"]);
  const lang = useLang();
  return (item, from, to, row) => {
    const time = `${printMinute(from)}–${printMinute(to)}`;
    if (item.kind === "block") return t("board.blockWords", { row, time, note: item.note ? t(`board.downCause.${item.note}`, { defaultValue: item.note }) : t(`board.cause.${item.cause}`) });
    if (item.kind === "reservation") return t("board.heldWords", { row, time, name: item.holder });
    const words = t("board.barWords", {
      row,
      time,
      name: item.patient_name,
      exam: pick(item.exam_names, lang),
      status: t(`status.${item.status}`),
    });
    const whole = [words, item.visit_id === null ? "" : t("visits:part"), item.series_at === null ? "" : t("series:part", { at: item.series_at, of: item.series_of }), item.is_overbooked ? t("board.overbooked") : ""].filter(Boolean).join(", ");
    return item.flag ? `${whole}. ${item.flag.text}` : whole;
  };
}
