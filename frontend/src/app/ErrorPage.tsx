import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { Glyph } from "@/shared/ui/Icon";

/** A page that broke: what happened in words, one way on. A chunk that is gone means that a newer version was installed. */
export function ErrorPage() {
  const { t } = useTranslation("shell");
  const error = useRouteError();
  const message = error instanceof Error ? error.message : String(error);
  const outdated = /dynamically imported module|module script|preload/i.test(message);
  return (
    <div className="state wide" role="alert">
      <p className="bad">
        <Glyph name="problem" /> {t(outdated ? "state.outdated" : "state.broken")}
      </p>
      {!outdated && <p className="meta" style={{ maxWidth: 560, overflowWrap: "anywhere" }}>{message}</p>}
      <button type="button" className="btn" onClick={() => location.reload()}>
        {t("state.reload")}
      </button>
    </div>
  );
}
