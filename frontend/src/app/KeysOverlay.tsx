import { Modal, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { setSingleKeys, singleKeysOn } from "@/shared/hotkeys/registry";
import { useHotkeys } from "@/shared/hotkeys/useHotkey";
import { Kbd } from "@/shared/ui/Kbd";

/** All keys in force on this page, and the switch for single letters. */
export function KeysOverlay({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("shell");
  const keys = useHotkeys();
  const [single, setSingle] = useState(singleKeysOn);
  return (
    <Modal open onCancel={onClose} footer={null} title={t("keys.title")} width={520}>
      <dl className="keys-list">
        {keys.map((key) => (
          <KeyRow key={key.id} combo={key.combo} label={key.label} />
        ))}
      </dl>
      <div className="row" style={{ marginTop: 16 }}>
        <Switch
          size="small"
          checked={single}
          aria-label={t("keys.single")}
          onChange={(on) => {
            setSingleKeys(on);
            setSingle(on);
          }}
        />
        <span>{t("keys.single")}</span>
      </div>
      <p className="meta">{t("keys.singleHint")}</p>
    </Modal>
  );
}

function KeyRow({ combo, label }: { combo: string; label: string }) {
  return (
    <>
      <dt>
        <Kbd keys={combo.replaceAll("+", " ")} />
      </dt>
      <dd>{label}</dd>
    </>
  );
}
