import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { LANGUAGES as LANGS, loadLanguage } from "@/shared/i18n";
import { pick } from "@/shared/lib/localised";
import { useSite } from "@/shared/session/site";
import { ClockText } from "@/shared/ui/ClockText";
import { printBySlip } from "../api/printing";
import { printPdf } from "../model/paper";
import "../delivery.css";

const BACK_TO_START_MS = 12_000;

/** The machine where patients print their report: the slip is scanned, one copy comes; all else is sent to the desk. */
export default function SelfPrintPage() {
  const { i18n } = useTranslation("delivery");
  const { site } = useSite();
  const field = useRef<HTMLInputElement>(null);
  const [, setLoaded] = useState(false);
  const [code, setCode] = useState("");
  useEffect(() => void Promise.all(LANGS.map(loadLanguage)).then(() => setLoaded(true)), []);
  const scan = useMutation({ mutationFn: printBySlip, onSuccess: (pdf) => printPdf(pdf) });
  const isOver = scan.isSuccess || scan.isError;
  const { reset } = scan;
  useEffect(() => {
    field.current?.focus();
    if (!isOver) return undefined;
    const timer = setTimeout(reset, BACK_TO_START_MS);
    return () => clearTimeout(timer);
  }, [isOver, reset]);
  const both = (key: string) => (
    <>
      <p className="ask">{i18n.getFixedT(LANGS[0], "delivery")(key)}</p>
      <p className="sub" lang="en">
        {i18n.getFixedT(LANGS[1], "delivery")(key)}
      </p>
    </>
  );
  return (
    <div className="self-print">
      <header>
        <span>{site ? LANGS.map((lang) => pick(site.name, lang)).join(" · ") : ""}</span>
        <ClockText />
      </header>
      <main aria-live="polite">
        {scan.isSuccess && both("self.done")}
        {scan.isError && both("self.desk")}
        {!isOver && both("self.ask")}
        <form
          className={isOver ? "visually-hidden" : undefined}
          onSubmit={(event) => {
            event.preventDefault();
            if (site && code.trim() && !scan.isPending) scan.mutate({ site_id: site.id, code: code.trim() });
            setCode("");
          }}
        >
          <input ref={field} name="code" autoComplete="off" aria-label={i18n.getFixedT(i18n.language, "delivery")("self.field")} value={code} onChange={(event) => setCode(event.target.value)} />
        </form>
      </main>
    </div>
  );
}
