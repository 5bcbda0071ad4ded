import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useWaiting, withdrawWaiting } from "../api/waiting";
import type { WaitingEntry } from "../api/types";
import { printDay } from "../model/days";
import { DrawerFrame } from "./DrawerFrame";

interface Props {
  site: number | undefined;
  /** Opens the patient's card with this exam. */
  onOpen: (entry: WaitingEntry) => void;
  onClose: () => void;
}

/** Who would come earlier, and when they can. */
export function WaitingDrawer({ site, onOpen, onClose }: Props) {
  const { t } = useTranslation("scheduling");
  const client = useQueryClient();
  const query = useWaiting(site);
  const mayWrite = useMay("schedule.write");
  const withdraw = useMutation({ mutationFn: withdrawWaiting, onSettled: () => void client.invalidateQueries({ queryKey: ["schedule"] }) });
  useHotkey("Escape", onClose, { label: t("drawer.close") });
  const rows = query.data?.results ?? [];
  return (
    <DrawerFrame title={t("waiting.title")} mark={<span className="tag">{rows.length}</span>} onClose={onClose}>
      <div className="drawer-body">
        {query.isPending && <Loading lines={5} />}
        {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {withdraw.isError && <ProblemNote error={withdraw.error} />}
        {query.data && rows.length === 0 && <EmptyState title={t("waiting.none")} hint={t("waiting.noneHint")} />}
        <ul className="ord">
          {rows.map((entry) => (
            <li key={entry.id}>
              <Entry entry={entry} onOpen={() => onOpen(entry)} onWithdraw={mayWrite ? () => withdraw.mutate({ id: entry.id, version: entry.version }) : undefined} />
            </li>
          ))}
        </ul>
      </div>
    </DrawerFrame>
  );
}

function Entry({ entry, onOpen, onWithdraw }: { entry: WaitingEntry; onOpen: () => void; onWithdraw?: () => void }) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const { name } = entry.exam.patient;
  const days = entry.weekdays.map((day) => printDay(`2026-11-${String(23 + day)}`, lang, "weekday")).join(" ");
  const parts = entry.parts.map((part) => t(`waiting.part.${part}`, { defaultValue: part })).join(" ");
  return (
    <div className="waiter">
      <button type="button" onClick={onOpen}>
        <span className="sp">
          <b>{name}</b>
          <span className="meta">{[pick(entry.exam.exam_type_names, lang), entry.contact].filter(Boolean).join(" · ")}</span>
          <span className="meta">
            {entry.booked_for ? (
              <>
                {t("waiting.bookedFor")} <TimeText at={entry.booked_for} shape="full" />
              </>
            ) : (
              t("waiting.unbooked")
            )}
          </span>
          <span className="meta">
            {entry.before && (
              <>
                {t("waiting.beforeShort")} <TimeText at={entry.before} shape="day" /> ·{" "}
              </>
            )}
            {[days, parts, t("waiting.noticeShort", { count: entry.notice_h }), entry.note].filter(Boolean).join(" · ")}
          </span>
        </span>
        {entry.exam.priority_code !== "routine" && <span className="tag stat">{t(`waiting.class.${entry.exam.priority_code}`, { defaultValue: entry.exam.priority_code })}</span>}
      </button>
      {onWithdraw && (
        <button type="button" className="btn sm ghost" aria-label={t("waiting.removeWords", { name })} onClick={onWithdraw}>
          {t("waiting.remove")}
        </button>
      )}
    </div>
  );
}
