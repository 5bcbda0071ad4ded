import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { Icon } from "@/shared/ui/Icon";
import { addDays, printDay } from "../model/days";
import { printMinute, type Window, type Zoom } from "../model/board";

interface Props {
  day: string;
  today: string;
  onDay: (day: string) => void;
  zoom: Zoom;
  onZoom: (zoom: Zoom) => void;
  view: Window;
  onShift: (by: number) => void;
  modalities: string[];
  modality: string;
  onModality: (modality: string) => void;
  late: number;
  onLate: () => void;
}

const ZOOMS: readonly Zoom[] = ["day", "half", "two"];

/** Which day, which hours, which scanners. */
export function DeskTools(props: Props) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const { view } = props;
  return (
    <div className="row desk-tools">
      <button type="button" className="btn sm ghost" aria-label={t("tools.yesterday")} onClick={() => props.onDay(addDays(props.day, -1))}>
        <Icon name="chevl" />
      </button>
      <b>{printDay(props.day, lang)}</b>
      <button type="button" className="btn sm ghost" aria-label={t("tools.tomorrow")} onClick={() => props.onDay(addDays(props.day, 1))}>
        <Icon name="chev" />
      </button>
      <button type="button" className="btn sm" disabled={props.day === props.today} onClick={() => props.onDay(props.today)}>
        {t("tools.today")}
      </button>
      <span className="sp" />
      {props.late > 0 && (
        <button type="button" className="btn sm" onClick={props.onLate}>
          <span className="warn m">{t("tools.late", { count: props.late })}</span>
        </button>
      )}
      <label className="row">
        <Icon name="filter" />
        <select className="input" aria-label={t("tools.scanners")} value={props.modality} onChange={(event) => props.onModality(event.target.value)} style={{ height: 28 }}>
          <option value="">{t("tools.all")}</option>
          {props.modalities.map((one) => (
            <option key={one} value={one}>
              {t(`modality.${one}`, { defaultValue: one })}
            </option>
          ))}
        </select>
      </label>
      {props.zoom !== "day" && (
        <>
          <button type="button" className="btn sm ghost" aria-label={t("tools.earlier")} onClick={() => props.onShift(-(view.to - view.from) / 2)}>
            <Icon name="chevl" />
          </button>
          <span className="num t2 range">
            {printMinute(view.from)}–{printMinute(view.to)}
          </span>
          <button type="button" className="btn sm ghost" aria-label={t("tools.later")} onClick={() => props.onShift((view.to - view.from) / 2)}>
            <Icon name="chev" />
          </button>
        </>
      )}
      <span className="seg" role="group" aria-label={t("tools.zoom")}>
        {ZOOMS.map((zoom) => (
          <button type="button" key={zoom} className={zoom === props.zoom ? "on" : undefined} aria-pressed={zoom === props.zoom} onClick={() => props.onZoom(zoom)}>
            {t(`tools.${zoom}`)}
          </button>
        ))}
      </span>
    </div>
  );
}
