import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams, useSearchParams } from "react-router";
import { send } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { makeId } from "@/shared/lib/ids";
import { pick } from "@/shared/lib/localised";
import { OutboxChip } from "@/shared/safety/OutboxChip";
import { hasLeft, sendOrKeep, useOutbox } from "@/shared/safety/outbox";
import { sheetKey, useReactionTable, useSheet, type BodySite, type Reaction, type SafetySheet } from "@/shared/safety/sheet";
import { departmentNow, useNow } from "@/shared/session/clock";
import { Glyph, Icon } from "@/shared/ui/Icon";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { AgeText, TimeText } from "@/shared/ui/TimeText";
import { ActionCardPane } from "../components/ActionCardPane";
import { NextObservation } from "../components/NextObservation";
import { SymptomTiles } from "../components/SymptomTiles";
import { GRADES, formatElapsed, suggestGrade, type Grade } from "../model/grading";
import "../safety.css";

const WHICH = ["acute", "extravasation", "delayed", "renal"] as const;

interface FromTap {
  startedAt?: number;
  back?: string;
}

/** Four taps: reaction, symptoms, grade, save. The clock runs from the first. Works without a network. */
export default function ReactionPage() {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const now = useNow();
  const navigate = useNavigate();
  const client = useQueryClient();
  const examId = Number(useParams().examId);
  const [params, setParams] = useSearchParams();
  const tap = (useLocation().state ?? {}) as FromTap;
  const [startedAt] = useState(() => tap.startedAt ?? departmentNow());
  const [clientId] = useState(makeId);
  const [codes, setCodes] = useState<string[]>([]);
  const [grade, setGrade] = useState<Grade | null>(null);
  const [site, setSite] = useState<BodySite | null>(null);
  const [band, setBand] = useState("");
  const [saved, setSaved] = useState<Reaction | "kept" | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const writes = useOutbox();
  const sheet = useSheet(examId);
  const table = useReactionTable();
  const which = WHICH.find((one) => one === params.get("kind")) ?? "acute";
  const isExtravasation = which === "extravasation";
  const isWaiting = saved === "kept" && !hasLeft(writes, clientId);
  const back = () => void navigate(tap.back ?? `/safety/exams/${examId}`);
  if (table.error && !table.data) return <ErrorState error={table.error} onRetry={() => void table.refetch()} wide />;
  if (!table.data) return <Loading lines={6} />;
  const groups = { acute: table.data.groups, extravasation: table.data.extravasation_groups, delayed: table.data.delayed_groups, renal: table.data.renal_groups }[which];
  const tiles = groups.flatMap((group) => group.tiles);
  const suggestion = suggestGrade(tiles.filter((tile) => codes.includes(tile.code)));
  const shown = grade ?? suggestion?.grade ?? null;
  const kind = suggestion?.kind ?? "";
  const card = table.data.cards.find((one) => one.kind === kind && one.grade === shown) ?? null;
  const where = site ?? (isExtravasation ? knownSite(sheet.data) : null);
  // Only an acute reaction has a call: elsewhere the suggested grade stands unless another is tapped.
  const chosen = grade ?? (which === "acute" ? null : (suggestion?.grade ?? null));
  const every = shown ? (table.data.next_observation_min[shown] ?? null) : null;
  const step = saved ? 5 : chosen ? 4 : codes.length ? 3 : 2;
  const exam = sheet.data?.exam;
  const injection = sheet.data?.injections[0];
  const severe = shown === "severe";
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      const body = { client_id: clientId, started_at: new Date(startedAt).toISOString(), symptoms: codes, grade: chosen ?? "", body_site: where ?? "", volume_band: band };
      const result = await sendOrKeep<Reaction>(`/api/safety/exams/${examId}/reactions`, body, `${exam?.patient.name ?? ""} · ${t("reaction.title")}`);
      setSaved(result.sent ? result.data : "kept");
      void client.invalidateQueries({ queryKey: sheetKey(examId) });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const undo = async () => {
    if (!saved || saved === "kept") return back();
    try {
      await send("POST", `/api/safety/reactions/${saved.id}/undo`, { note: "" });
      back();
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <div className={severe ? "rx severe" : "rx"}>
      <header className="rh">
        <div className="clk num" role="timer">
          {formatElapsed(now - startedAt)}
          <small>
            {t("reaction.since")} <TimeText at={startedAt} shape="seconds" />
          </small>
        </div>
        <div>
          <h1>
            {exam?.patient.name} {exam && t(`common:sex.${exam.patient.sex}`)} {exam && <AgeText birthDate={exam.patient.birth_date} />} {sheet.data?.weight_kg !== null && sheet.data?.weight_kg !== undefined && `${sheet.data.weight_kg} kg`}
            {exam?.slot_device_code && ` · ${exam.slot_device_code}`}
          </h1>
          <p>
            {injection ? (
              <>
                {pick(injection.agent.names, lang)} {Number(injection.volume_ml)} mL <TimeText at={injection.at} />
              </>
            ) : (
              t("given.none")
            )}
          </p>
        </div>
        {table.data.emergency_phone ? (
          <div className="call">
            <Icon name="phone" size={24} />
            {t("reaction.emergency")} <b>{table.data.emergency_phone}</b>
          </div>
        ) : (
          <div className="call none">{t("reaction.noPhone")}</div>
        )}
      </header>
      <div className="rb">
        <section className="rsx">
          <div className="rsteps">
            {[1, 2, 3, 4].map((n) => (
              <span key={n} className={n < step ? "dn" : n === step ? "now" : ""}>
                {n < step && <Glyph name="done" />}
                {n} {t(`reaction.step${n}`)}
                {n === 2 && codes.length > 0 && ` · ${codes.length}`}
              </span>
            ))}
          </div>
          <div className="seg which" role="group" aria-label={t("reaction.which")}>
            {WHICH.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={which === one}
                disabled={saved !== null}
                className={which === one ? "on" : ""}
                onClick={() => {
                  setCodes([]);
                  setGrade(null);
                  setParams(one === "acute" ? {} : { kind: one }, { replace: true, state: tap });
                }}
              >
                {t(one === "acute" ? "reaction.acute" : `kind.${one}`)}
              </button>
            ))}
          </div>
          <SymptomTiles
            groups={groups}
            chosen={codes}
            disabled={saved !== null}
            onToggle={(code) => {
              setGrade(null);
              setCodes(codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code]);
            }}
            site={isExtravasation ? where : undefined}
            onSite={setSite}
            band={band}
            onBand={setBand}
          />
          <h2>{t("reaction.suggested")}</h2>
          <div className="sev" role="radiogroup" aria-label={t("reaction.suggested")}>
            {GRADES.map((one) => {
              const hint = suggestion?.grade === one;
              return (
                <button key={one} type="button" role="radio" aria-checked={chosen === one} disabled={!suggestion || saved !== null} className={chosen === one ? `on ${one}` : hint ? "hint" : ""} onClick={() => setGrade(one)}>
                  {t(`grade.${one}`)}
                  {hint && suggestion && (
                    <small>
                      {t(`kind.${suggestion.kind}`)} · {t("reaction.because", { symptoms: suggestion.because.map((tile) => tile.text).join(lang === "en" ? ", " : "、") })}
                    </small>
                  )}
                </button>
              );
            })}
          </div>
          {suggestion?.refer && <p className="bad m">{t("reaction.surgeon")}</p>}
        </section>
        <ActionCardPane card={card} kind={kind} grade={shown} examId={examId} clientId={clientId} isSaved={saved !== null} reaction={saved && saved !== "kept" ? saved : null} />
      </div>
      <footer className="rf">
        <button type="button" className="btn tablet" onClick={() => void undo()}>
          <Icon name="undo" />
          {t(saved && saved !== "kept" ? "reaction.undo" : "common:back")}
        </button>
        {every !== null && <NextObservation since={startedAt} everyMin={every} now={now} />}
        <OutboxChip />
        {error !== null && <ProblemNote error={error} />}
        {saved ? (
          <button type="button" className="btn tablet primary" style={{ flex: 1 }} onClick={back}>
            {isWaiting ? t("reaction.kept") : t("reaction.savedBack")}
          </button>
        ) : (
          <button type="button" className="btn tablet danger" disabled={busy || chosen === null} onClick={() => void save()}>
            <Icon name="phone" size={22} />
            {t("reaction.save")}
          </button>
        )}
      </footer>
    </div>
  );
}

/** Where the contrast went in, as it was recorded: the place to start from. */
function knownSite(sheet: SafetySheet | undefined): BodySite | null {
  return (sheet?.injections[0]?.site as BodySite | undefined) || null;
}
