import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "@/shared/session/session";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useParked, useReplayGroup, type ParkedGroup } from "../api/overview";

/** What waits for a person, by sender and reason; once the cause is mended, all of one reason are worked on again. */
export function ParkedPanel() {
  const { t } = useTranslation("interop");
  const query = useParked();
  const mayWrite = useMay("message.write");
  const replay = useReplayGroup();
  return (
    <section className="panel" aria-label={t("parked.title")}>
      <header className="row">
        <b>{t("parked.title")}</b>
      </header>
      <div className="body col" style={{ gap: 12 }}>
        {query.isPending && <Loading lines={2} />}
        {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {replay.isError && <ProblemNote error={replay.error} />}
        {replay.data && (
          <p role="status">{t("parked.done", { done: replay.data.n_processed, tried: replay.data.n_tried, parked: replay.data.n_parked, left: replay.data.n_left })}</p>
        )}
        {query.data?.length === 0 && <p className="meta">{t("parked.none")}</p>}
        {query.data?.map((group) => (
          <GroupRow key={`${group.sender} ${group.code} ${group.status}`} group={group} mayWrite={mayWrite} isReplaying={replay.isPending} onReplay={() => replay.mutate(group)} />
        ))}
      </div>
    </section>
  );
}

function GroupRow({ group, mayWrite, isReplaying, onReplay }: { group: ParkedGroup; mayWrite: boolean; isReplaying: boolean; onReplay: () => void }) {
  const { t } = useTranslation("interop");
  const name = group.sender.replace("|", " · ");
  const isNewlyTaken = group.status === "rejected";
  return (
    <div className="row" role="group" aria-label={`${name} ${group.reason.text}`} style={{ flexWrap: "wrap" }}>
      <b>{name}</b>
      <span>{group.reason.text}</span>
      {isNewlyTaken && <span className="tag blue">{t("parked.newly")}</span>}
      <span className="sp" />
      <Link to={`/messages/in?status=${group.status}&sender=${encodeURIComponent(group.sender)}&code=${group.code}`}>{t("parked.show", { count: group.n })}</Link>
      <span className="meta">
        {t("parked.oldest")} <TimeText at={group.oldest_at} shape="full" />
      </span>
      {mayWrite && (
        <button type="button" className="btn sm" disabled={isReplaying} onClick={onReplay}>
          {t("parked.replay", { count: group.n, sender: name })}
        </button>
      )}
    </div>
  );
}
