import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { Glyph } from "@/shared/ui/Icon";

/** A page that broke: what happened in words, one way on. A chunk that is gone means that a newer version was installed. */
export function ErrorPage() {
  const { t } = useTranslation("shell");
  const error = useRouteError();
  const message = error instanceof Error ? error.message : String(error);
  const outdated = /dynamically imported module|module script|preload/i.test(message);
  // Not loaded yet, and nothing to load it from: a reload would lose the screen before it as well.
  const isOffline = outdated && !navigator.onLine;
  return (
    <div className="state wide" role="alert">
      <p className="bad">
        <Glyph name="problem" /> {t(isOffline ? "state.offline" : outdated ? "state.outdated" : "state.broken")}
      </p>
      {!outdated && <p className="meta" style={{ maxWidth: 560, overflowWrap: "anywhere" }}>{message}</p>}
      <button type="button" className="btn" onClick={() => (isOffline ? history.back() : location.reload())}>
        {t(isOffline ? "common:back" : "state.reload")}
      </button>
    </div>
  );
}
