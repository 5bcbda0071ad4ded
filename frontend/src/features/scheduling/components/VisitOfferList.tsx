import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { TimeText } from "@/shared/ui/TimeText";
import type { VisitOffer } from "../api/types";
import { useVisitOffers } from "../api/visits";
import { OfferPages, SlotButton } from "./OfferPages";

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
  const lang = useLang();
  const offers = useVisitOffers(exams, { skip, after, keepsOrder });
  return (
    <OfferPages
      title={t("offers")}
      none={t("none")}
      noneHint={t("noneHint")}
      offers={offers}
      skip={skip}
      onSkip={onSkip}
      rowKey={(offer) => `${offer.starts_at}-${offer.places.map((place) => place.resource_id).join("-")}`}
      render={(offer, number) => (
        <SlotButton number={number} starts_at={offer.starts_at} ends_at={offer.ends_at} left={held && isSame(held.offer, offer) ? held.left_s : null} onPick={() => onPick(offer, number)}>
          {offer.places.map((place) => (
            <span key={place.exam_id} className="why num visit-place">
              <TimeText at={place.starts_at} shape="time" /> {pick(place.exam_type_names, lang)} · {place.resource_code}
            </span>
          ))}
          <span className="why">{offer.reasons.map((reason) => reason.text).join(" · ")}</span>
        </SlotButton>
      )}
      onPick={onPick}
    />
  );
}

function isSame(a: VisitOffer, b: VisitOffer): boolean {
  return a.places.length === b.places.length && a.places.every((place, at) => place.exam_id === b.places[at]?.exam_id && place.resource_id === b.places[at]?.resource_id && place.starts_at === b.places[at]?.starts_at);
}
