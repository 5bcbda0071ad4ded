import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Icon } from "@/shared/ui/Icon";
import { ProblemNote } from "@/shared/ui/states";
import { acceptOffer, declineOffer, giveOffer, useWaiting, useWaitingOffers } from "../api/waiting";
import type { Appointment, WaitingOffer } from "../api/types";
import { useWhen } from "../hooks/useWhen";

interface Props {
  site: number | undefined;
  /** A drawer asks the questions of safety: every letter is theirs. */
  isAsking: boolean;
  /** Shows the whole waiting list. */
  onList: () => void;
  onDone: (appointment: Appointment, text: string) => void;
}

/** Slots that came free and whom they are kept for: one click offers, one more says what the patient answered. */
export function FreedSlots({ site, isAsking, onList, onDone }: Props) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const when = useWhen();
  const client = useQueryClient();
  const waiting = useWaiting(site);
  const offers: WaitingOffer[] = useWaitingOffers(site).data ?? [];
  useHotkey("W", onList, { label: t("waiting.title"), when: !isAsking });
  const refresh = () => void client.invalidateQueries({ queryKey: ["schedule"] });
  const give = useMutation({ mutationFn: giveOffer, onSettled: refresh });
  const decline = useMutation({ mutationFn: declineOffer, onSettled: refresh });
  const accept = useMutation({
    mutationFn: acceptOffer,
    onSuccess: (row) => onDone(row, t("waiting.accepted", { name: row.exam.patient.name, time: when(row.starts_at) })),
    onSettled: refresh,
  });
  const error = give.error ?? decline.error ?? accept.error;
  const busy = give.isPending || decline.isPending || accept.isPending;
  return (
    <section className="freed" aria-label={t("waiting.freed")}>
      <p className="row">
        {offers.length > 0 && <span className="cap">{t("waiting.freed")}</span>}
        <span className="sp" />
        <button type="button" className="btn sm ghost" onClick={onList}>
          {t("waiting.title")} <span className="num">{waiting.data?.count ?? ""}</span> {!isAsking && <kbd>W</kbd>}
        </button>
      </p>
      {error && <ProblemNote error={error} />}
      <ul>
        {offers.map((offer) => {
          const { name } = offer.exam.patient;
          const slot = { name, time: when(offer.starts_at), resource: offer.resource_code };
          return (
            <li key={offer.id}>
              <p className="row">
                <b className="num cut">{when(offer.starts_at)}</b>
                <span className="sp" />
                <span className="tag line">{offer.resource_code}</span>
              </p>
              <p className="cut">
                {name} · <span className="t2">{pick(offer.exam.exam_type_names, lang)}</span>
              </p>
              <p className="meta">
                {[offer.contact, offer.booked_for ? t("waiting.instead", { time: when(offer.booked_for) }) : t("waiting.unbooked")].filter(Boolean).join(" · ")}
              </p>
              <div className="row acts">
                {offer.state === "proposed" ? (
                  <button type="button" className="btn sm primary" disabled={busy} aria-label={t("waiting.giveWords", slot)} onClick={() => give.mutate(offer.id)}>
                    <Icon name="phone" />
                    {t("waiting.give")}
                  </button>
                ) : (
                  <button type="button" className="btn sm primary" disabled={busy} aria-label={t("waiting.acceptWords", slot)} onClick={() => accept.mutate(offer.id)}>
                    <Icon name="check" />
                    {t("waiting.accept")}
                  </button>
                )}
                <button type="button" className="btn sm" disabled={busy} aria-label={t(offer.state === "proposed" ? "waiting.nextWords" : "waiting.declineWords", slot)} onClick={() => decline.mutate(offer.id)}>
                  {t(offer.state === "proposed" ? "waiting.next" : "waiting.decline")}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
