import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { Icon } from "@/shared/ui/Icon";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { SeverityGlyph } from "@/shared/ui/ReasonList";

type Message = components["schemas"]["Notification"];

const KEY = ["notifications"];

/** Messages to this person; red count of unread ones. */
export function Notifications() {
  const { t } = useTranslation("shell");
  const [open, setOpen] = useState(false);
  const query = useQuery({ queryKey: KEY, queryFn: () => take(api.GET("/api/notifications", { params: { query: { page_size: 50 } } })), refetchInterval: 30_000 });
  const unread = query.data?.results.filter((one) => !one.read_at).length ?? 0;
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
          {query.data && <List messages={query.data.results} onGo={() => setOpen(false)} />}
        </div>
      }
    >
      <button type="button" className="tool" aria-label={t("notifications.label", { count: unread })} title={t("notifications.title")}>
        <Icon name="bell" />
        {unread > 0 && <span className="count">{unread > 49 ? "50+" : unread}</span>}
      </button>
    </Popover>
  );
}

function List({ messages, onGo }: { messages: Message[]; onGo: () => void }) {
  const { t } = useTranslation("shell");
  const client = useQueryClient();
  const navigate = useNavigate();
  const read = useMutation({
    mutationFn: (ids: number[]) => api.POST("/api/notifications/read", { body: { ids } }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  if (messages.length === 0) return <EmptyState title={t("notifications.empty")} hint={t("notifications.emptyHint")} />;
  const follow = (one: Message) => {
    if (!one.read_at) read.mutate([one.id]);
    onGo();
    if (one.link) void navigate(one.link);
  };
  const unread = messages.filter((one) => !one.read_at).map((one) => one.id);
  return (
    <>
      <ul className="reasons">
        {messages.map((one) => (
          <li key={one.id}>
            <SeverityGlyph severity={one.reason.severity} />
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
