import { Input, Modal } from "antd";
import { useMemo, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { may, useSession } from "@/shared/session/session";
import { Icon, type IconName } from "@/shared/ui/Icon";
import { featureRoutes } from "./features";

interface Entry {
  path: string;
  text: string;
  icon: IconName;
}

/** Every screen the person may open, by typing part of its name. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const entries = useMemo<Entry[]>(() => {
    const open = featureRoutes.filter((route) => !route.hidden && !route.path.includes(":") && may(session, route.permission));
    const own = { path: "/profile", text: t("shell:profile.title"), icon: "user" as const };
    return [...open.map((route) => ({ path: route.path, text: t(route.title), icon: route.nav?.icon ?? ("arrow" as const) })), own];
  }, [session, t]);
  const wanted = text.trim().toLowerCase();
  const found = entries.filter((entry) => entry.text.toLowerCase().includes(wanted) || entry.path.includes(wanted));
  const chosen = found[Math.min(at, found.length - 1)];
  const go = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    void navigate(entry.path);
  };
  const steer = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") go(chosen);
    else if (event.key === "ArrowDown") setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else return;
    event.preventDefault();
  };
  return (
    <Modal open onCancel={onClose} footer={null} title={t("shell:palette.title")} width={520} destroyOnHidden>
      <Input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={chosen ? `palette-${chosen.path}` : undefined}
        aria-label={t("shell:palette.title")}
        placeholder={t("shell:palette.hint")}
        prefix={<Icon name="search" />}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={steer}
      />
      <div className="palette-list" id="palette-list" role="listbox" aria-label={t("shell:palette.title")}>
        {found.map((entry) => (
          <div key={entry.path} id={`palette-${entry.path}`} role="option" tabIndex={-1} aria-selected={entry === chosen} onClick={() => go(entry)} onKeyDown={steer}>
            <Icon name={entry.icon} />
            {entry.text}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="state">{t("shell:palette.none")}</p>}
    </Modal>
  );
}
