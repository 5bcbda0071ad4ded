import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import type { VisitOffer } from "../api/types";
import { useVisitOffers } from "../api/visits";
import { printSeconds } from "../model/days";
import { useWhen } from "./OfferList";

interface Props {
  exams: readonly number[];
  after: string | undefined;
  keepsOrder: boolean;
  skip: number;
  onSkip: (skip: number) => void;
  held: { offer: VisitOffer; left_s: number } | null;
  onPick: (offer: VisitOffer, key: number) => void;
}

/** Three visits with their exams in order of time; 1, 2, 3 take one, Page Down shows the next three. */
export function VisitOfferList({ exams, after, keepsOrder, skip, onSkip, held, onPick }: Props) {
  const { t } = useTranslation("visits");
  const offers = useVisitOffers(exams, { skip, after, keepsOrder });
  const rows = offers.data ?? [];
  const take = (key: number) => rows[key - 1] && onPick(rows[key - 1]!, key);
  useHotkey("1", () => take(1), { label: t("take", { key: 1 }), when: rows.length > 0 });
  useHotkey("2", () => take(2), { label: t("take", { key: 2 }), when: rows.length > 1 });
  useHotkey("3", () => take(3), { label: t("take", { key: 3 }), when: rows.length > 2 });
  useHotkey("PageDown", () => rows.length === 3 && onSkip(skip + 3), { label: t("next") });
  useHotkey("PageUp", () => onSkip(Math.max(0, skip - 3)), { label: t("previous"), when: skip > 0 });
  return (
    <section>
      <p className="cap row">
        {t("offers")}
        <span className="sp" />
        {skip > 0 && (
          <button type="button" className="btn sm ghost" onClick={() => onSkip(Math.max(0, skip - 3))}>
            {t("previous")} <kbd>PgUp</kbd>
          </button>
        )}
        {rows.length === 3 && (
          <button type="button" className="btn sm ghost" onClick={() => onSkip(skip + 3)}>
            {t("next")} <kbd>PgDn</kbd>
          </button>
        )}
      </p>
      {offers.isLoading && <Loading lines={4} />}
      {offers.isError && <ErrorState error={offers.error} onRetry={() => void offers.refetch()} />}
      {offers.data?.length === 0 && <EmptyState title={t("none")} hint={t("noneHint")} />}
      <ul className="slots">
        {rows.map((offer, at) => (
          <li key={`${offer.starts_at}-${offer.places.map((place) => place.resource_id).join("-")}`}>
            <VisitSlot offer={offer} number={at + 1} left={held && isSame(held.offer, offer) ? held.left_s : null} onPick={() => onPick(offer, at + 1)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function VisitSlot({ offer, number, left, onPick }: { offer: VisitOffer; number: number; left: number | null; onPick: () => void }) {
  const { t } = useTranslation("visits");
  const lang = useLang();
  const when = useWhen();
  return (
    <button type="button" className={left !== null ? "slot on" : "slot"} aria-pressed={left !== null} onClick={onPick}>
      <kbd>{number}</kbd>
      <span className="sp">
        <span className="row">
          <b className="cut num">{when(offer.starts_at, offer.ends_at)}</b>
          <span className="sp" />
          {left !== null && <span className="meta link m num">{t("held", { left: printSeconds(left) })}</span>}
        </span>
        {offer.places.map((place) => (
          <span key={place.exam_id} className="why num visit-place">
            <TimeText at={place.starts_at} shape="time" /> {pick(place.exam_type_names, lang)} · {place.resource_code}
          </span>
        ))}
        <span className="why">{offer.reasons.map((reason) => reason.text).join(" · ")}</span>
      </span>
    </button>
  );
}

function isSame(a: VisitOffer, b: VisitOffer): boolean {
  return a.places.length === b.places.length && a.places.every((place, at) => place.exam_id === b.places[at]?.exam_id && place.resource_id === b.places[at]?.resource_id && place.starts_at === b.places[at]?.starts_at);
}
