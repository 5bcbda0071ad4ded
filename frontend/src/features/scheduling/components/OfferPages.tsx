import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { printSeconds } from "../model/days";
import { useWhen } from "../hooks/useWhen";

export const PAGE = 3;

interface Props<T> {
  title: string;
  none: string;
  noneHint: string;
  offers: UseQueryResult<T[]>;
  skip: number;
  onSkip: (skip: number) => void;
  /** Something between the head and the offers. */
  note?: ReactNode;
  rowKey: (offer: T) => string;
  render: (offer: T, number: number) => ReactNode;
  onPick: (offer: T, key: number) => void;
}

/** Three proposals; 1, 2, 3 take one, Page Down shows the next three. */
export function OfferPages<T>({ title, none, noneHint, offers, skip, onSkip, note, rowKey, render, onPick }: Props<T>) {
  const { t } = useTranslation("scheduling");
  const rows = offers.data ?? [];
  const take = (key: number) => rows[key - 1] !== undefined && onPick(rows[key - 1]!, key);
  useHotkey("1", () => take(1), { label: t("offers.take", { key: 1 }), when: rows.length > 0 });
  useHotkey("2", () => take(2), { label: t("offers.take", { key: 2 }), when: rows.length > 1 });
  useHotkey("3", () => take(3), { label: t("offers.take", { key: 3 }), when: rows.length > 2 });
  useHotkey("PageDown", () => rows.length === PAGE && onSkip(skip + PAGE), { label: t("offers.next") });
  useHotkey("PageUp", () => onSkip(Math.max(0, skip - PAGE)), { label: t("offers.previous"), when: skip > 0 });
  return (
    <section>
      <p className="cap row">
        {title}
        <span className="sp" />
        {skip > 0 && (
          <button type="button" className="btn sm ghost" onClick={() => onSkip(Math.max(0, skip - PAGE))}>
            {t("offers.previous")} <kbd>PgUp</kbd>
          </button>
        )}
        {rows.length === PAGE && (
          <button type="button" className="btn sm ghost" onClick={() => onSkip(skip + PAGE)}>
            {t("offers.next")} <kbd>PgDn</kbd>
          </button>
        )}
      </p>
      {note}
      {offers.isLoading && <Loading lines={PAGE} />}
      {offers.isError && <ErrorState error={offers.error} onRetry={() => void offers.refetch()} />}
      {offers.data && rows.length === 0 && <EmptyState title={none} hint={noneHint} />}
      <ul className="slots">
        {rows.map((offer, at) => (
          <li key={rowKey(offer)}>{render(offer, at + 1)}</li>
        ))}
      </ul>
    </section>
  );
}

interface SlotProps {
  number: number;
  starts_at: string;
  ends_at: string;
  /** Seconds that it is still kept; null when it is not. */
  left: number | null;
  tag?: string;
  mark?: ReactNode;
  onPick: () => void;
  children: ReactNode;
}

/** One proposal as a button: its key, when it is, how long it is kept, and what is to be said about it. */
export function SlotButton({ number, starts_at, ends_at, left, tag, mark, onPick, children }: SlotProps) {
  const { t } = useTranslation("scheduling");
  const when = useWhen();
  return (
    <button type="button" className={left !== null ? "slot on" : "slot"} aria-pressed={left !== null} onClick={onPick}>
      <kbd>{number}</kbd>
      <span className="sp">
        <span className="row">
          <b className="cut num">{when(starts_at, ends_at)}</b>
          {tag && <span className={left !== null ? "tag blue" : "tag line"}>{tag}</span>}
          <span className="sp" />
          {left !== null && <span className="meta link m num">{t("offers.held", { left: printSeconds(left) })}</span>}
          {mark}
        </span>
        {children}
      </span>
    </button>
  );
}
