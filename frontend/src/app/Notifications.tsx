import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { send } from "@/shared/api/client";
import { Icon } from "@/shared/ui/Icon";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { SeverityGlyph, type ReasonJson } from "@/shared/ui/ReasonList";

interface Notification {
  id: number;
  reason: ReasonJson;
  severity: ReasonJson["severity"];
  link: string;
  created_at: string;
  read_at: string | null;
}

interface NotificationPage {
  count: number;
  unread: number;
  results: Notification[];
}

const KEY = ["notifications"];

/** Messages to this person; red count of unread ones. */
export function Notifications() {
  const { t } = useTranslation("shell");
  const [open, setOpen] = useState(false);
  const query = useQuery({ queryKey: KEY, queryFn: () => send<NotificationPage>("GET", "/api/notifications?page_size=30"), refetchInterval: 30_000 });
  const unread = query.data?.unread ?? 0;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={
        <div style={{ width: 360, maxHeight: 480, overflow: "auto" }}>
          {query.isPending && <Loading />}
          {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
          {query.data && <List page={query.data} onGo={() => setOpen(false)} />}
        </div>
      }
    >
      <button type="button" className="tool" aria-label={t("notifications.label", { count: unread })} title={t("notifications.title")}>
        <Icon name="bell" />
        {unread > 0 && <span className="count">{unread > 99 ? "99+" : unread}</span>}
      </button>
    </Popover>
  );
}

function List({ page, onGo }: { page: NotificationPage; onGo: () => void }) {
  const { t } = useTranslation("shell");
  const client = useQueryClient();
  const navigate = useNavigate();
  const read = useMutation({
    mutationFn: (ids: number[]) => send("POST", "/api/notifications/read", { ids }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  if (page.results.length === 0) return <EmptyState title={t("notifications.empty")} hint={t("notifications.emptyHint")} />;
  const follow = (one: Notification) => {
    if (!one.read_at) read.mutate([one.id]);
    onGo();
    if (one.link) void navigate(one.link);
  };
  const unread = page.results.filter((one) => !one.read_at).map((one) => one.id);
  return (
    <>
      <ul className="reasons">
        {page.results.map((one) => (
          <li key={one.id}>
            <SeverityGlyph severity={one.severity ?? one.reason.severity} />
            <button type="button" style={{ all: "unset", cursor: "pointer", fontWeight: one.read_at ? 400 : 600 }} onClick={() => follow(one)}>
              {one.reason.text}
              <span className="meta" style={{ display: "block", fontWeight: 400 }}>
                <TimeText at={one.created_at} shape="full" />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {unread.length > 0 && (
        <button type="button" className="btn sm" style={{ marginTop: 8 }} disabled={read.isPending} onClick={() => read.mutate(unread)}>
          {t("notifications.readAll")}
        </button>
      )}
    </>
  );
}
