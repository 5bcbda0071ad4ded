import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { makeId } from "@/shared/lib/ids";
import { departmentNow } from "@/shared/session/clock";
import { Icon } from "@/shared/ui/Icon";
import { ProblemNote } from "@/shared/ui/states";
import { useFloorWrite, type Floor } from "../model/floor";
import { Tiles } from "./Tiles";
import { ANY, WhichImage } from "./WhichImage";

interface Props {
  examId: number;
  who: { name: string; exam: string };
  device: string;
  reasons: Floor["reject_reasons"];
  onClose: () => void;
}

const KINDS = ["reject", "repeat"] as const;

/** Images exposed for nothing, or once more: reason, how many, save. */
export function RejectDialog({ examId, who, device, reasons, onClose }: Props) {
  const { t } = useTranslation("scanner");
  const [kind, setKind] = useState<(typeof KINDS)[number]>("reject");
  const [reason, setReason] = useState<string | null>(null);
  const [count, setCount] = useState(1);
  const [view, setView] = useState("");
  const [note, setNote] = useState("");
  const [which, setWhich] = useState(ANY);
  const [key] = useState(makeId);
  const write = useFloorWrite(examId, `${who.name} · ${who.exam}`);
  const needsNote = reasons.find((one) => one.code === reason)?.needs_note && !note.trim();
  const save = () => {
    if (reason === null) return;
    const body = { kind, reason, client_id: key, n_images: count, view, note, device_code: device, ...which, at: new Date(departmentNow()).toISOString() };
    write.mutate({ path: "rejects", body }, { onSuccess: onClose });
  };
  return (
    <Modal open title={t("floor.rejectOf", who)} okText={t("floor.save")} cancelText={t("common:back")} okButtonProps={{ disabled: reason === null || needsNote, loading: write.isPending }} onOk={save} onCancel={onClose} width={720} destroyOnHidden>
      <div className="seg big" role="radiogroup" aria-label={t("floor.kindLabel")}>
        {KINDS.map((one) => (
          <button key={one} type="button" role="radio" aria-checked={kind === one} className={kind === one ? "on" : ""} onClick={() => setKind(one)}>
            {t(`floor.kind.${one}`)}
          </button>
        ))}
      </div>
      <p className="meta">{t(`floor.kindHint.${kind}`)}</p>
      <Tiles label={t("floor.reason")} rows={reasons} chosen={reason} onChoose={setReason} />
      <div className="row" style={{ gap: 8, flexWrap: "wrap" }}>
        <div className="stepper" style={{ margin: 0, width: 220 }}>
          <button type="button" aria-label={t("floor.fewer")} disabled={count === 1 || which.sop_uid !== ""} onClick={() => setCount(count - 1)}>
            <Icon name="minus" size={20} />
          </button>
          <label>
            <b className="num">{t("floor.images", { n: count })}</b>
          </label>
          <button type="button" aria-label={t("floor.moreImages")} disabled={which.sop_uid !== ""} onClick={() => setCount(count + 1)}>
            <Icon name="plus" size={20} />
          </button>
        </div>
        <Input style={{ flex: 1, minWidth: 180 }} value={view} maxLength={64} aria-label={t("floor.view")} placeholder={t("floor.view")} onChange={(event) => setView(event.target.value)} />
      </div>
      <WhichImage
        examId={examId}
        which={which}
        onChoose={(one) => {
          setWhich(one);
          if (one.sop_uid) setCount(1);
        }}
      />
      <Input style={{ marginTop: 8 }} value={note} maxLength={500} aria-label={t("floor.note")} placeholder={t("floor.note")} onChange={(event) => setNote(event.target.value)} />
      {write.error && <ProblemNote error={write.error} />}
    </Modal>
  );
}
