import { useQueryClient } from "@tanstack/react-query";
import { Popover } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useSession } from "../session/session";
import { Icon } from "../ui/Icon";
import { TimeText } from "../ui/TimeText";
import { dropKept, startOutbox, useOutbox } from "./outbox";

/** How many writes are not sent yet: always visible at the scanner, elsewhere (`quiet`) only when there is something; opens the list of what waits or was refused. */
export function OutboxChip({ quiet = false }: { quiet?: boolean }) {
  const { t } = useTranslation("safety");
  const { user } = useSession();
  const writes = useOutbox();
  const client = useQueryClient();
  useEffect(() => (user ? startOutbox(user.id, () => client.invalidateQueries({ queryKey: ["safety"] })) : undefined), [user, client]);
  if (quiet && writes.length === 0) return null;
  const refused = writes.filter((write) => write.refused !== undefined);
  const list = (
    <ul className="outbox">
      {writes.length === 0 && <li className="t2">{t("outbox.empty")}</li>}
      {writes.map((write) => (
        <li key={write.id}>
          <TimeText at={write.at} shape="seconds" /> {write.label}
          {write.refused !== undefined && (
            <p className="bad">
              {write.refused}{" "}
              <button type="button" className="btn sm" onClick={() => void dropKept(write.id as number)}>
                {t("outbox.drop")}
              </button>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <Popover content={list} trigger="click">
      <button type="button" className={refused.length ? "tag red chip" : writes.length ? "tag amber chip" : "tag blue chip"}>
        <Icon name="net" />
        {refused.length ? t("outbox.refused", { n: refused.length }) : t("outbox.waiting", { n: writes.length })}
      </button>
    </Popover>
  );
}
