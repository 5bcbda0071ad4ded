import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useSite } from "@/shared/session/site";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { useReasons } from "../api/reasons";
import type { ReasonCode } from "../api/types";

export interface Why {
  reason_code: string;
  reason: string;
}

interface Props {
  kind: "move" | "cancel" | "no_show";
  /** Names the act and the person; also the text of the button. */
  act: string;
  hint?: string;
  danger?: boolean;
  /** The code alone sends: what can be undone needs no second key. */
  direct?: boolean;
  error?: unknown;
  pending?: boolean;
  onConfirm: (why: Why) => void;
  onCancel: () => void;
}

/** One code of the site's reasons by its number key, words where the code says too little; Ctrl+Enter confirms. */
export function ReasonDialog({ kind, act, hint, danger = false, direct = false, error, pending = false, onConfirm, onCancel }: Props) {
  const { t } = useTranslation("scheduling");
  const { site } = useSite();
  const reasons = useReasons(site?.id);
  const [chosen, setChosen] = useState<ReasonCode | null>(null);
  const [text, setText] = useState("");
  const codes = (reasons.data ?? []).filter((one) => one.kinds.includes(kind) && !one.by_system);
  const isReady = chosen !== null && !pending && !(chosen.needs_text && text.trim() === "");
  const confirm = () => isReady && onConfirm({ reason_code: chosen.code, reason: text.trim() });
  const choose = (one: ReasonCode) => {
    setChosen(one);
    if (direct && !one.needs_text && !pending) onConfirm({ reason_code: one.code, reason: text.trim() });
  };
  useHotkey("Ctrl+Enter", confirm, { label: act });
  return (
    <Modal open title={act} okText={act} cancelText={t("common:back")} okButtonProps={{ danger, disabled: !isReady, loading: pending }} onOk={confirm} onCancel={onCancel} destroyOnHidden>
      {hint && <p className="t2 why-hint">{hint}</p>}
      {reasons.isPending && <Loading lines={2} />}
      {reasons.isError && <ErrorState error={reasons.error} onRetry={() => void reasons.refetch()} />}
      <div className="row why-codes" role="group" aria-label={t("common:reason")}>
        {codes.map((one, at) => (
          <Code key={one.code} number={at < 9 ? String(at + 1) : at === 9 ? "0" : ""} reason={one} isOn={chosen?.code === one.code} onChoose={() => choose(one)} />
        ))}
      </div>
      <label className="why-text">
        {t(chosen?.needs_text ? "reasons.textNeeded" : "reasons.text")}
        <Input.TextArea
          key={chosen?.needs_text ? "needed" : "free"}
          autoFocus={chosen?.needs_text}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={300}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            confirm();
          }}
        />
      </label>
      {error !== undefined && error !== null && <ProblemNote error={error} />}
    </Modal>
  );
}

function Code({ number, reason, isOn, onChoose }: { number: string; reason: ReasonCode; isOn: boolean; onChoose: () => void }) {
  const name = pick(reason.names, useLang());
  useHotkey(number, onChoose, { label: name, when: number !== "" });
  return (
    <button type="button" className={isOn ? "btn sm on" : "btn sm"} aria-pressed={isOn} onClick={onChoose}>
      {number && <kbd>{number}</kbd>}
      {name}
    </button>
  );
}
