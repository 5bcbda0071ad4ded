import { useCallback, useEffect, useMemo, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { LANGUAGES, loadLanguage } from "@/shared/i18n";
import { formatTime } from "@/shared/lib/time";
import { readStored, writeStored } from "@/shared/lib/storage";
import { live } from "@/shared/live/client";
import type { ServerFrame } from "@/shared/live/frames";
import { useLink, useLive, useLiveFrames } from "@/shared/live/useLive";
import { setClock, useNow } from "@/shared/session/clock";
import { Glyph } from "@/shared/ui/Icon";
import { announceCall, speakCall } from "@/shared/lib/chime";
import { foldWaiting, isFresh, isOfSections, listNext, ofSections, type NextRow, type WaitingBoard } from "../model/waiting";
import "../dashboards.css";

const TOKEN = "radflow.device-token";
const LOST_AFTER_MS = 10_000;
/** How many are told to come next, and how many stand on the wall with those who get ready. */
const NEXT = 3;
const SHOWN = 6;

/** The waiting room's wall: ticket, masked name, room; Chinese then English. It needs nobody and heals by itself. */
export default function WaitingBoardPage() {
  const { siteId } = useParams();
  // A wall has no keys: whoever sets it up adds ?voice=1 to its address, and ?section=A,E for a room of its own.
  const [params] = useSearchParams();
  const speaks = params.get("voice") === "1";
  const asked = params.get("section") ?? "";
  const sections = useMemo(() => asked.split(",").filter(Boolean), [asked]);
  const [token, setToken] = useState(() => readStored(TOKEN) ?? "");
  useEffect(() => {
    if (!token) return;
    live.presentToken(token);
    if (live.getLink() === "refused") live.restart();
  }, [token]);
  useEffect(() => {
    const sync = () => void fetch("/api/session", { headers: { "X-Background": "1" } }).then((answer) => answer.json()).then((session) => setClock(session.clock)).catch(() => undefined);
    sync();
    const timer = setInterval(sync, 60_000);
    return () => clearInterval(timer);
  }, []);
  const { data, stale, asOf } = useLive<WaitingBoard>(`waiting:${siteId}`, foldWaiting);
  const link = useLink();
  const now = useNow();
  const lost = useLostSince(stale);
  const ring = useCallback((frame: ServerFrame) => {
    if (frame.type !== "call") return;
    const call = (frame.data as { call?: { ticket?: string; say?: Record<string, string> } } | null)?.call;
    if (!isOfSections(call?.ticket ?? "", sections)) return;
    announceCall();
    if (speaks) speakCall(call?.say);
  }, [speaks, sections]);
  useLiveFrames(`waiting:${siteId}`, ring);
  if (link === "refused" || (!data && !token)) return <TokenForm onToken={(given) => { writeStored(TOKEN, given); setToken(given); }} refused={link === "refused" && token !== ""} waiting={link !== "refused" && !data} />;
  if (!data) return <main className="waitingboard" aria-busy />;
  return <Wall board={ofSections(data, sections)} now={now} asOf={asOf} lost={lost} />;
}

/** True once the line has been down for ten seconds. */
function useLostSince(stale: boolean): boolean {
  const [lostFor, setLostFor] = useState<boolean | null>(null);
  useEffect(() => {
    if (!stale) return undefined;
    const timer = setTimeout(() => setLostFor(true), LOST_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setLostFor(null);
    };
  }, [stale]);
  return stale && lostFor === true;
}

function Wall({ board, now, asOf, lost }: { board: WaitingBoard; now: number; asOf: string | null; lost: boolean }) {
  const { i18n } = useTranslation("dashboards");
  const [ready, setReady] = useState(false);
  useEffect(() => {
    void Promise.all(LANGUAGES.map(loadLanguage)).then(() => setReady(true));
  }, []);
  const zh = i18n.getFixedT("zh-Hans", "dashboards");
  const en = i18n.getFixedT("en", "dashboards");
  const clock = (at: number | string, shape: "time" | "seconds") => formatTime(at, { shape, lang: "zh-Hans", zone: board.time_zone });
  const room = (names: Record<string, string> | null, code: string) => names?.["zh-Hans"] ?? code;
  const next = listNext(board, SHOWN);
  if (!ready) return <main className="waitingboard" aria-busy />;
  return (
    <main className="waitingboard" lang="zh-Hans">
      <header>
        <div><h1>{board.site_names["zh-Hans"]} {zh("waiting.head")}</h1><p lang="en">{board.site_names.en} {en("waiting.head")}</p></div>
        <div className="r"><b className="num">{clock(now, "time")}</b><p className="num">{zh("waiting.updated")} {en("waiting.updated")} {asOf ? clock(asOf, "seconds") : "–"}</p></div>
      </header>
      {lost && <p className="lost" role="alert">{zh("waiting.lost")} <span lang="en">{en("waiting.lost")}</span></p>}
      <section className="calls">
        <h2><Glyph name="exam" />{zh("waiting.now")} <span lang="en">{en("waiting.now")}</span></h2>
        {board.calls.length === 0 && <p className="quiet">{zh("waiting.nobody")} <span lang="en">{en("waiting.nobody")}</span></p>}
        <ul>
          {board.calls.slice(0, 4).map((call) => (
            <li key={call.ticket} className={isFresh(call, now) ? "fresh" : ""}>
              <b className="num">{call.ticket}</b>
              <span>{call.name}</span>
              <span className="where">→ <b>{room(call.room_names, call.room)}</b><small lang="en">{call.room_names?.en ?? ""}</small></span>
            </li>
          ))}
        </ul>
      </section>
      <section className="next">
        <h2><Glyph name="arrived" />{zh("waiting.next")} <span lang="en">{en("waiting.next")}</span></h2>
        <ul>
          {next.slice(0, NEXT).map((row) => (
            <Line key={row.ticket} row={row} where={room(row.room_names, row.room)} />
          ))}
        </ul>
        {next.length > NEXT && (
          <>
            <h2><Glyph name="prep" />{zh("waiting.prepare")} <span lang="en">{en("waiting.prepare")}</span></h2>
            <ul>
              {next.slice(NEXT).map((row) => (
                <Line key={row.ticket} row={row} where={room(row.room_names, row.room)} />
              ))}
            </ul>
          </>
        )}
      </section>
      <footer>{zh("waiting.foot")} <span lang="en">{en("waiting.foot")}</span></footer>
    </main>
  );
}

function Line({ row, where }: { row: NextRow; where: string }) {
  const { i18n } = useTranslation("dashboards");
  const wait = row.wait_min;
  const both = LANGUAGES.map((lang) => i18n.getFixedT(lang, "dashboards")(wait === 0 ? "waiting.soon" : "waiting.about", { count: wait ?? 0 }));
  return (
    <li>
      <b className="num">{row.ticket}</b>
      <span>{row.name}</span>
      <span className="where">
        {where}
        {wait !== null && <small className="num">{both.join(" ")}</small>}
      </span>
    </li>
  );
}

function TokenForm({ onToken, refused, waiting }: { onToken: (token: string) => void; refused: boolean; waiting: boolean }) {
  const { t } = useTranslation("dashboards");
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onToken(text.trim());
  };
  return (
    <main className="tokenform">
      <form onSubmit={submit} className="panel">
        <h1>{t("waiting.title")}</h1>
        <p className="t2">{t(waiting ? "waiting.connecting" : "waiting.tokenHint")}</p>
        <label htmlFor="device-token" className="cap">{t("waiting.token")}</label>
        <input id="device-token" className="input" value={text} onChange={(event) => setText(event.target.value)} autoComplete="off" spellCheck={false} />
        {refused && <p className="bad" role="alert">{t("waiting.tokenRefused")}</p>}
        <button type="submit" className="btn primary" disabled={!text.trim()}>{t("waiting.start")}</button>
      </form>
    </main>
  );
}
