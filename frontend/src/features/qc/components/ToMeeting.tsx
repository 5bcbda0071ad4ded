import { App } from "antd";
import { useTranslation } from "react-i18next";
import { useMeetingCase, useMeetings } from "../api/followUp";

/** Puts a settled case on the list of a learning meeting that is still to come. */
export function ToMeeting({ caseId }: { caseId: number }) {
  const { t } = useTranslation("qc");
  const { message } = App.useApp();
  const meetings = useMeetings();
  const choose = useMeetingCase();
  const open = (meetings.data?.results ?? []).filter((one) => !one.closed_at);
  if (open.length === 0) return null;
  return (
    <select
      className="input"
      aria-label={t("meeting.add")}
      value=""
      onChange={(event) => choose.mutate({ meetingId: Number(event.target.value), caseId, isIn: true }, { onSuccess: (page) => void message.success(t("meeting.added", { title: page.meeting.title })), onError: () => void message.error(t("meeting.notAdded")) })}
    >
      <option value="">{t("meeting.add")}</option>
      {open.map((one) => (
        <option key={one.id} value={one.id}>
          {one.held_on} {one.title}
        </option>
      ))}
    </select>
  );
}
