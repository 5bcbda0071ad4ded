import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { formatTime, isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useZone } from "@/shared/session/site";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useOffers } from "../api/offers";
import type { Offer } from "../api/types";
import { printSeconds } from "../model/days";

interface Props {
  exam: number;
  after: string | undefined;
  skip: number;
  onSkip: (skip: number) => void;
  /** Drops `after`: the first free slots again. */
  onAnyTime: () => void;
  held: { resource_id: number; starts_at: string; left_s: number } | null;
  onPick: (offer: Offer, key: number) => void;
}

/** Three slots with their reasons; 1, 2, 3 hold one, Page Down shows the next three. */
export function OfferList({ exam, after, skip, onSkip, onAnyTime, held, onPick }: Props) {
  const { t } = useTranslation("scheduling");
  const when = useWhen();
  const offers = useOffers(exam, skip, after);
  const rows = offers.data ?? [];
  const pick = (key: number) => rows[key - 1] && onPick(rows[key - 1]!, key);
  useHotkey("1", () => pick(1), { label: t("offers.take", { key: 1 }), when: rows.length > 0 });
  useHotkey("2", () => pick(2), { label: t("offers.take", { key: 2 }), when: rows.length > 1 });
  useHotkey("3", () => pick(3), { label: t("offers.take", { key: 3 }), when: rows.length > 2 });
  useHotkey("PageDown", () => rows.length === 3 && onSkip(skip + 3), { label: t("offers.next") });
  useHotkey("PageUp", () => onSkip(Math.max(0, skip - 3)), { label: t("offers.previous"), when: skip > 0 });
  return (
    <section>
      <p className="cap row">
        {t("offers.title")}
        <span className="sp" />
        {skip > 0 && (
          <button type="button" className="btn sm ghost" onClick={() => onSkip(Math.max(0, skip - 3))}>
            {t("offers.previous")} <kbd>PgUp</kbd>
          </button>
        )}
        {rows.length === 3 && (
          <button type="button" className="btn sm ghost" onClick={() => onSkip(skip + 3)}>
            {t("offers.next")} <kbd>PgDn</kbd>
          </button>
        )}
      </p>
      {after && (
        <p className="row meta from">
          {t("offers.from", { when: when(after) })}
          <span className="sp" />
          <button type="button" className="btn sm ghost" onClick={onAnyTime}>
            {t("offers.anyTime")}
          </button>
        </p>
      )}
      {offers.isPending && <Loading lines={3} />}
      {offers.isError && <ErrorState error={offers.error} onRetry={() => void offers.refetch()} />}
      {offers.data && rows.length === 0 && <EmptyState title={t("offers.none")} hint={t("offers.noneHint")} />}
      <ul className="slots">
        {rows.map((offer, at) => (
          <li key={`${offer.resource_id}-${offer.starts_at}`}>
            <Slot offer={offer} number={at + 1} left={held && held.resource_id === offer.resource_id && held.starts_at === offer.starts_at ? held.left_s : null} onPick={() => onPick(offer, at + 1)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Slot({ offer, number, left, onPick }: { offer: Offer; number: number; left: number | null; onPick: () => void }) {
  const { t } = useTranslation("scheduling");
  const when = useWhen();
  const ours = offer.reasons.filter((reason) => reason.code.startsWith("scheduling."));
  const holds = offer.reasons.filter((reason) => reason.severity === "block");
  const open = offer.reasons.length - ours.length;
  return (
    <button type="button" className={left !== null ? "slot on" : "slot"} aria-pressed={left !== null} onClick={onPick}>
      <kbd>{number}</kbd>
      <span className="sp">
        <span className="row">
          <b className="cut num">{when(offer.starts_at, offer.ends_at)}</b>
          <span className={left !== null ? "tag blue" : "tag line"}>{offer.resource_code}</span>
          <span className="sp" />
          {left !== null && <span className="meta link m num">{t("offers.held", { left: printSeconds(left) })}</span>}
          {offer.verdict === "hold" && <span className="tag red">{t("offers.hold")}</span>}
        </span>
        <span className="why">{ours.map((reason) => reason.text).join(" · ")}</span>
        {offer.verdict === "hold" && holds.map((reason) => (
          <span key={reason.code} className="why block">
            {reason.text}
          </span>
        ))}
        {offer.verdict === "needs" && <span className="why warning">{t("offers.needs", { count: open })}</span>}
      </span>
    </button>
  );
}

/** "Today 11:40–12:00" in the site's zone. */
export function useWhen(): (from: string, to?: string) => string {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const zone = useZone();
  return (from, to) => {
    const day = isoDay(from, zone) === isoDay(departmentNow(), zone) ? t("offers.today") : formatTime(from, { shape: "day", lang, zone });
    const time = formatTime(from, { shape: "time", lang, zone });
    return to ? `${day} ${time}–${formatTime(to, { shape: "time", lang, zone })}` : `${day} ${time}`;
  };
}
