import { useTranslation } from "react-i18next";
import { ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useNotices } from "../api/notices";
import type { Notice } from "../api/types";

/** What the patient was and will be told: when, by which way, in which words. */
export function NoticeList({ appointment }: { appointment: number }) {
  const { t } = useTranslation("scheduling");
  const notices = useNotices(appointment);
  return (
    <section>
      <p className="cap">{t("notice.title")}</p>
      {notices.isPending && <Loading lines={2} />}
      {notices.isError && <ErrorState error={notices.error} onRetry={() => void notices.refetch()} />}
      {notices.data?.length === 0 && <p className="meta">{t("notice.none")}</p>}
      <ul className="notices">
        {notices.data?.map((notice) => (
          <li key={notice.id}>
            <NoticeRow notice={notice} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NoticeRow({ notice }: { notice: Notice }) {
  const { t } = useTranslation("scheduling");
  const isBad = notice.state === "failed" || notice.state === "skipped";
  return (
    <>
      <span className="row">
        <b>{t(`notice.kind.${notice.kind}`, { count: notice.hours_before })}</b>
        <span className="sp" />
        <span className={isBad ? "tag red" : notice.state === "sent" ? "tag blue" : "tag line"}>{t(`notice.state.${notice.state}`)}</span>
      </span>
      <span className="meta">
        <TimeText at={notice.sent_at ?? notice.due_at} shape="full" />
        {notice.channel && ` · ${t(`notice.channel.${notice.channel}`, { defaultValue: notice.channel })} ${notice.address}`}
      </span>
      {notice.why && <span className="why block">{notice.why.text}</span>}
      {notice.text && (
        <details>
          <summary>{t("notice.text")}</summary>
          <p className="notice-text">{notice.text}</p>
        </details>
      )}
    </>
  );
}
