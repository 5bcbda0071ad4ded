import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { formatTime } from "@/shared/lib/time";
import { useZone } from "@/shared/session/site";
import type { Mark } from "../api/types";
import { leadOf } from "../model/timeline";

/** A mark in words: `what` it is, `short` with its kind, `long` with its times. */
export function useMarkWords() {
  const { t } = useTranslation("devices");
  const lang = useLang();
  const zone = useZone();
  const time = (at: string) => formatTime(at, { shape: "full", lang, zone });
  const facts = (mark: Mark) => Object.entries(mark.facts).map(([name, value]) => `${t(`timeline.fact.${name}`, { defaultValue: name })} ${value}`);
  const what = (mark: Mark): string => {
    if (mark.kind === "alarm") return mark.reason?.text ?? mark.name;
    if (mark.kind === "downtime") return [t(`down.causeOf.${mark.cause}`), ...(mark.full ? [] : [t("down.part")]), mark.note].filter(Boolean).join(", ");
    if (mark.kind === "change") return [mark.reason?.text, mark.name, ...facts(mark), mark.note].filter(Boolean).join(", ");
    return [mark.name, mark.note || mark.reason?.text].filter(Boolean).join(" ");
  };
  const short = (mark: Mark): string => (mark.kind === "window" ? `${t("timeline.kind.window")} ${what(mark)}` : what(mark));
  const long = (mark: Mark): string => {
    const span = mark.kind === "change" ? time(mark.starts_at) : t("timeline.fromTo", { from: time(mark.starts_at), to: mark.ends_at ? time(mark.ends_at) : t("timeline.lasts") });
    return `${short(mark)} (${span})`;
  };
  return { what, short, long };
}

/** What a click on a mark does. */
export function useMarkActs(deviceId: number): (mark: Mark) => void {
  const navigate = useNavigate();
  return (mark) => {
    const found = leadOf(mark, deviceId);
    if ("to" in found) return void navigate(found.to);
    const part = document.getElementById(found.part);
    part?.scrollIntoView({ block: "start" });
    part?.focus({ preventScroll: true });
  };
}
