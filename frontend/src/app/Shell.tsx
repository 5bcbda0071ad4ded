import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, Outlet, useMatches, useNavigate } from "react-router";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import type { FeatureRoute } from "@/shared/routes";
import { useSession } from "@/shared/session/session";
import { Icon } from "@/shared/ui/Icon";
import { listRail } from "./features";
import { KeysOverlay } from "./KeysOverlay";
import { Palette } from "./Palette";
import { TopBar } from "./TopBar";

/** Rail, bar and the page. */
export function Shell() {
  const { t } = useTranslation("shell");
  const [palette, setPalette] = useState(false);
  const [keys, setKeys] = useState(false);
  const navigate = useNavigate();
  useHotkey("Ctrl+K", () => setPalette(true), { label: t("keys.palette") });
  useHotkey("?", () => setKeys(true), { label: t("keys.overlay") });
  useHotkey("Alt+Home", () => void navigate("/"), { label: t("keys.home") });
  return (
    <div className="app">
      <Rail onMore={() => setPalette(true)} />
      <TopBar title={useTitle()} onPalette={() => setPalette(true)} onKeys={() => setKeys(true)} />
      <main id="page">
        <Outlet />
      </main>
      {palette && <Palette onClose={() => setPalette(false)} />}
      {keys && <KeysOverlay onClose={() => setKeys(false)} />}
    </div>
  );
}

/** Title of the page from its route, also in the browser's tab (never with patient data). */
function useTitle(): string {
  const { t } = useTranslation();
  const route = useMatches().at(-1)?.handle as FeatureRoute | undefined;
  const title = route ? t(route.title) : t("shell:product");
  useEffect(() => {
    document.title = `${title} · ${t("shell:product")}`;
  }, [title, t]);
  return title;
}

function Rail({ onMore }: { onMore: () => void }) {
  const { t } = useTranslation();
  const entries = listRail(useSession());
  return (
    <nav className="rail" aria-label={t("shell:rail.label")}>
      <a className="skip" href="#page">
        {t("shell:rail.skip")}
      </a>
      <NavLink className="mark" to="/" title={t("shell:rail.start")} aria-label={t("shell:rail.start")} end>
        <Icon name="mark" />
      </NavLink>
      {entries.map((route) => {
        const label = t(route.nav?.label ?? route.title);
        const hasBranch = entries.some((other) => other.path.startsWith(`${route.path}/`)); // then only the branch is lit
        return (
          <NavLink key={route.path} to={route.path} end={hasBranch} title={label} aria-label={label}>
            {route.nav && <Icon name={route.nav.icon} />}
          </NavLink>
        );
      })}
      <span className="sp" />
      <button type="button" className="rail-item" onClick={onMore} title={`${t("shell:rail.more")} (Ctrl K)`} aria-label={t("shell:rail.more")}>
        <Icon name="list" />
      </button>
    </nav>
  );
}
