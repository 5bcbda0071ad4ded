import { useMutation } from "@tanstack/react-query";
import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useNow } from "@/shared/session/clock";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { transferTicket, useTransfers } from "../api/desk";
import type { QueueRow, Transfer } from "../api/types";
import { minutesUntil } from "../model/queue";

/** Where the patient could go instead, the soonest first; one number key sends him there. */
export function TransferDialog({ row, onDone, onCancel }: { row: QueueRow; onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation("scheduling");
  const now = useNow();
  const targets = useTransfers(row.ticket_id);
  const send = useMutation({ mutationFn: transferTicket, onSuccess: onDone });
  const stays = row.expected_at ? t("queue.stays", { count: minutesUntil(row.expected_at, now), scanner: row.resource_code || t("queue.anyRoom") }) : "";
  return (
    <Modal open title={t("queue.transferOf", { ticket: row.label, name: row.patient.name })} footer={null} onCancel={onCancel} destroyOnHidden>
      {stays && <p className="t2">{stays}</p>}
      {targets.isPending && <Loading lines={3} />}
      {targets.isError && <ErrorState error={targets.error} onRetry={() => void targets.refetch()} />}
      {targets.data?.length === 0 && <EmptyState title={t("queue.noOther")} />}
      <ul className="slots qtargets">
        {targets.data?.map((target, at) => (
          <li key={target.resource_id}>
            <Target target={target} hotkey={at < 9 ? String(at + 1) : ""} disabled={send.isPending} onChoose={() => send.mutate({ id: row.ticket_id, resource_id: target.resource_id, version: row.version })} />
          </li>
        ))}
      </ul>
      {send.isError && <ProblemNote error={send.error} />}
    </Modal>
  );
}

function Target({ target, hotkey, disabled, onChoose }: { target: Transfer; hotkey: string; disabled: boolean; onChoose: () => void }) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const now = useNow();
  const label = `${target.resource_code} ${pick(target.room_names, lang)}`.trim();
  useHotkey(hotkey, onChoose, { label, when: hotkey !== "" && !disabled });
  return (
    <button type="button" className="slot" disabled={disabled} onClick={onChoose}>
      {hotkey && <kbd>{hotkey}</kbd>}
      <b>{label}</b>
      <span className="t2 sp">{t("queue.waitThere", { count: target.waiting })}</span>
      <span className="num">{target.expected_at ? t("queue.inMinutes", { count: minutesUntil(target.expected_at, now) }) : t("queue.noTime")}</span>
    </button>
  );
}
