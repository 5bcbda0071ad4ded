import { useTranslation } from "react-i18next";
import { useOffers } from "../api/offers";
import type { Offer } from "../api/types";
import { useWhen } from "../hooks/useWhen";
import { OfferPages, SlotButton } from "./OfferPages";

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
  const leftOf = (offer: Offer) => (held && held.resource_id === offer.resource_id && held.starts_at === offer.starts_at ? held.left_s : null);
  return (
    <OfferPages
      title={t("offers.title")}
      none={t("offers.none")}
      noneHint={t("offers.noneHint")}
      offers={offers}
      skip={skip}
      onSkip={onSkip}
      note={
        after && (
          <p className="row meta from">
            {t("offers.from", { when: when(after) })}
            <span className="sp" />
            <button type="button" className="btn sm ghost" onClick={onAnyTime}>
              {t("offers.anyTime")}
            </button>
          </p>
        )
      }
      rowKey={(offer) => `${offer.resource_id}-${offer.starts_at}`}
      render={(offer, number) => <Slot offer={offer} number={number} left={leftOf(offer)} onPick={() => onPick(offer, number)} />}
      onPick={onPick}
    />
  );
}

function Slot({ offer, number, left, onPick }: { offer: Offer; number: number; left: number | null; onPick: () => void }) {
  const { t } = useTranslation("scheduling");
  const ours = offer.reasons.filter((reason) => reason.code.startsWith("scheduling."));
  const holds = offer.reasons.filter((reason) => reason.severity === "block");
  const open = offer.reasons.length - ours.length;
  return (
    <SlotButton
      number={number}
      starts_at={offer.starts_at}
      ends_at={offer.ends_at}
      left={left}
      tag={offer.resource_code}
      mark={offer.verdict === "hold" && <span className="tag red">{t("offers.hold")}</span>}
      onPick={onPick}
    >
      <span className="why">{ours.map((reason) => reason.text).join(" · ")}</span>
      {offer.verdict === "hold" &&
        holds.map((reason) => (
          <span key={reason.code} className="why block">
            {reason.text}
          </span>
        ))}
      {offer.verdict === "needs" && <span className="why warning">{t("offers.needs", { count: open })}</span>}
    </SlotButton>
  );
}
