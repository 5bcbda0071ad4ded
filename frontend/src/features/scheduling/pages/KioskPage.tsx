import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { LANGUAGES as LANGS, loadLanguage } from "@/shared/i18n";
import { pick } from "@/shared/lib/localised";
import { useSite } from "@/shared/session/site";
import { ClockText } from "@/shared/ui/ClockText";
import { checkInAtKiosk } from "../api/desk";
import type { Kiosk } from "../api/types";
import "../scheduling.css";

const BACK_TO_START_MS = 12_000;
const PAD = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "back", "0", "ok"] as const;

/** Self check-in: a slip gives the ticket; a card asks for the birth date; all else is sent to the desk. Both languages stand together. */
export default function KioskPage() {
  const { i18n } = useTranslation("scheduling");
  const { site } = useSite();
  const field = useRef<HTMLInputElement>(null);
  const [, setLoaded] = useState(false);
  useEffect(() => void Promise.all(LANGS.map(loadLanguage)).then(() => setLoaded(true)), []);
  const [code, setCode] = useState("");
  const [asked, setAsked] = useState("");
  const [birth, setBirth] = useState("");
  const [result, setResult] = useState<Kiosk | null>(null);
  const scan = useMutation({ mutationFn: checkInAtKiosk, onSuccess: setResult, onError: () => setResult(null) });
  const restart = () => {
    setResult(null);
    setCode("");
    setBirth("");
    setAsked("");
    scan.reset();
    field.current?.focus();
  };
  useEffect(() => {
    if (!result && !scan.isError) return undefined;
    const timer = setTimeout(restart, BACK_TO_START_MS);
    return () => clearTimeout(timer);
  });
  const asksBirthDay = result?.outcome === "birth_day";
  const isAtStart = !result && !scan.isError;
  // The field listens behind a ticket too: the next in line need not wait until it is gone.
  useEffect(() => {
    if (!asksBirthDay) field.current?.focus();
  }, [asksBirthDay, result]);
  const send = (text: string, birthDay = "") => {
    if (!site || text.trim().length < 2 || scan.isPending) return;
    setBirth("");
    setAsked(text);
    setCode("");
    scan.mutate({ site_id: site.id, code: text.trim(), birth_day: birthDay });
  };
  const both = (key: string, values?: Record<string, unknown>) => (
    <>
      <p className="ask">{i18n.getFixedT(LANGS[0], "scheduling")(key, { ...values, place: values?.[LANGS[0]] })}</p>
      <p className="sub" lang="en">
        {i18n.getFixedT(LANGS[1], "scheduling")(key, { ...values, place: values?.[LANGS[1]] })}
      </p>
    </>
  );
  const press = (key: (typeof PAD)[number]) => {
    if (key === "back") setBirth(birth.slice(0, -1));
    else if (key === "ok") {
      if (birth.length === 8) send(asked, birth);
    } else if (birth.length < 8) setBirth(birth + key);
  };
  const isDone = result?.outcome === "checked_in" || result?.outcome === "already";
  return (
    <div className="kiosk">
      <header>
        <span>{site ? LANGS.map((lang) => pick(site.name, lang)).join(" · ") : ""}</span>
        <ClockText />
      </header>
      <main aria-live="polite">
        {scan.isError && (
          <div>
            {both("kiosk.broken")}
            <button type="button" className="again" onClick={restart}>
              {LANGS.map((lang) => i18n.getFixedT(lang, "scheduling")("kiosk.again")).join(" / ")}
            </button>
          </div>
        )}
        {!asksBirthDay && (
          <form
            className={isAtStart ? undefined : "sr"}
            onSubmit={(event) => {
              event.preventDefault();
              send(code);
            }}
          >
            {isAtStart && both("kiosk.ask")}
            <input ref={field} className="kiosk-code" name="code" autoComplete="off" aria-label={i18n.getFixedT(i18n.language, "scheduling")("kiosk.field")} value={code} onChange={(event) => setCode(event.target.value)} />
          </form>
        )}
        {asksBirthDay && (
          <div>
            {both("kiosk.birth")}
            <p className="number num" style={{ fontSize: 64, letterSpacing: "0.1em" }}>
              {birth.padEnd(8, "·")}
            </p>
            <div className="pad">
              {PAD.map((key) => (
                <button type="button" key={key} onClick={() => press(key)} disabled={key === "ok" && birth.length !== 8}>
                  {key === "back" ? "⌫" : key === "ok" ? "✓" : key}
                </button>
              ))}
            </div>
          </div>
        )}
        {result && isDone && (
          <div>
            <p className="number num">{result.label}</p>
            <p className="ask">{result.masked_name}</p>
            {both("kiosk.place", Object.fromEntries(LANGS.map((lang) => [lang, [result.floor, pick(result.room_names, lang)].filter(Boolean).join(" ")])))}
            {result.ahead !== null && both("kiosk.ahead", { count: result.ahead })}
            {result.wait_min !== null && result.wait_min > 0 && both("kiosk.wait", { count: result.wait_min })}
          </div>
        )}
        {result?.outcome === "desk" && (
          <div>
            {both("kiosk.desk")}
            <button type="button" className="again" onClick={restart}>
              {LANGS.map((lang) => i18n.getFixedT(lang, "scheduling")("kiosk.again")).join(" / ")}
            </button>
          </div>
        )}
      </main>
      <footer>{LANGS.map((lang) => i18n.getFixedT(lang, "scheduling")("kiosk.footer")).join(" / ")}</footer>
    </div>
  );
}
