import { useQueryClient } from "@tanstack/react-query";
import { Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { live } from "@/shared/live/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { OutboxChip } from "@/shared/safety/OutboxChip";
import { signOut, useSession } from "@/shared/session/session";
import { useSite } from "@/shared/session/site";
import { ClockText } from "@/shared/ui/ClockText";
import { Icon } from "@/shared/ui/Icon";
import { Kbd } from "@/shared/ui/Kbd";
import { LiveDot } from "@/shared/ui/LiveDot";
import { useAppearance } from "./appearance";
import { Notifications } from "./Notifications";
import { LanguageSwitch, ThemeSwitch } from "./switches";

export function TopBar({ title, onPalette, onKeys }: { title: string; onPalette: () => void; onKeys: () => void }) {
  const { t } = useTranslation("shell");
  return (
    <header className="bar">
      <h1>{title}</h1>
      <SiteMenu />
      <span className="sp" />
      <button type="button" className="tool" onClick={onPalette}>
        <span className="meta">{t("bar.command")}</span>
        <Kbd keys="Ctrl K" />
      </button>
      <OutboxChip quiet />
      <LiveDot />
      <span className="sep" />
      <ClockText />
      <span className="sep" />
      <LanguageSwitch />
      <ThemeSwitch bare />
      <Notifications />
      <UserMenu onKeys={onKeys} />
    </header>
  );
}

function SiteMenu() {
  const { t } = useTranslation("shell");
  const lang = useLang();
  const { site, sites, choose } = useSite();
  if (!site) return null;
  const name = pick(site.name, lang) || site.code;
  if (sites.length < 2)
    return (
      <>
        <span className="sep" />
        <span className="t2 cut">{name}</span>
      </>
    );
  return (
    <Dropdown
      trigger={["click"]}
      menu={{ items: sites.map((one) => ({ key: String(one.id), label: pick(one.name, lang) || one.code })), selectable: true, selectedKeys: [String(site.id)], onClick: ({ key }) => choose(Number(key)) }}
    >
      <button type="button" className="tool" title={t("bar.site")}>
        <Icon name="building" />
        {name}
        <Icon name="down" size={12} />
      </button>
    </Dropdown>
  );
}

function UserMenu({ onKeys }: { onKeys: () => void }) {
  const { t } = useTranslation("shell");
  const session = useSession();
  const { density, setDensity } = useAppearance();
  const client = useQueryClient();
  const navigate = useNavigate();
  const name = session.user?.name || session.user?.username || "";
  const leave = async () => {
    await signOut(client);
    live.close();
    await navigate("/");
  };
  const actions: Record<string, () => void> = {
    profile: () => void navigate("/profile"),
    keys: onKeys,
    density: () => setDensity(density === "compact" ? "comfortable" : "compact"),
    leave: () => void leave(),
  };
  const items = [
    { key: "profile", label: t("user.profile"), icon: <Icon name="user" /> },
    { key: "keys", label: t("user.keys"), icon: <Icon name="key" />, extra: "?" },
    { key: "density", label: t(density === "compact" ? "user.comfortable" : "user.compact"), icon: <Icon name="list" /> },
    { type: "divider" as const },
    { key: "leave", label: t("user.leave"), icon: <Icon name="out" /> },
  ];
  return (
    <Dropdown trigger={["click"]} menu={{ items, onClick: ({ key }) => actions[key]?.() }}>
      <button type="button" className="tool" style={{ padding: 4 }} title={name} aria-label={t("user.menu", { name })}>
        <span className="ava" aria-hidden>
          {initials(name)}
        </span>
      </button>
    </Dropdown>
  );
}

/** Surname sign for Chinese names, two initials otherwise. */
export function initials(name: string): string {
  const trimmed = name.trim();
  if (/^\p{Script=Han}/u.test(trimmed)) return trimmed.slice(0, 1);
  const words = trimmed.split(/\s+/);
  return ((words[0]?.[0] ?? "") + (words.length > 1 ? (words.at(-1)?.[0] ?? "") : "")).toUpperCase();
}
