import { App } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import type { EditorHandle } from "@/shared/ui/editor/contract";
import { ReportEditor } from "@/shared/ui/ReportEditor";
import { layDownPen, takePen, useReportAct, useStandingReport, type Report, type ReportFinding } from "../api/report";
import { useChecks } from "../hooks/useChecks";
import { useSnippets } from "../api/snippets";
import { useProposedTemplates } from "../api/templates";
import { useDeskText } from "../hooks/desk";
import { useDraft } from "../hooks/useDraft";
import { useOffers } from "../hooks/useOffers";
import { useTemplate } from "../hooks/useTemplate";
import { choose, findChosen, nextAfter, NONE } from "../model/marks";
import { toUtf16 } from "../model/offsets";
import { ConflictDialog } from "./ConflictDialog";
import { CriticalDialog } from "./CriticalDialog";
import { FindingsPanel } from "./FindingsPanel";
import { PenBanner } from "./PenBanner";
import { SignBar } from "./SignBar";
import { SignDialog } from "./SignDialog";
import { TechniqueField } from "./TechniqueField";
import { TemplateBar } from "./TemplateBar";

type Section = "findings" | "impression";
const TONES = { error: "error", warn: "warning", info: "info" } as const;

interface Props {
  report: Report;
  draft: NonNullable<Report["draft"]>;
  onNext: () => void;
}

/** Two editors, what the checks say, and the sign bar. Mounted once a report: text flows outward only. */
export function Workbench({ report, draft: begun, onNext }: Props) {
  const { t } = useTranslation("reporting");
  const { message } = App.useApp();
  const draft = useDraft(report);
  const { findings, checked, answer } = useChecks(report.id, draft.texts, true);
  const [dialog, setDialog] = useState<"sign" | "critical" | null>(null);
  const [chosen, setChosen] = useState(NONE);
  // Whether the chosen finding is the one in sight: after typing or a fix the next key must not change another one unseen.
  const inSight = useRef(false);
  const findingsEditor = useRef<EditorHandle>(null);
  const impressionEditor = useRef<EditorHandle>(null);
  const technique = useRef<HTMLTextAreaElement>(null);
  const editors = useMemo(() => ({ findings: findingsEditor, impression: impressionEditor }), []);
  const pen = useReportAct((takeOver: boolean) => takePen(report.id, takeOver));
  const isReader = !report.is_mine && report.lock_owner_name !== "";
  const { adopt: adoptText } = draft;
  const { mutate: askForPen } = pen;
  const adopt = useCallback(
    (stands: Report["draft"]) => {
      const texts = adoptText(stands);
      if (!texts) return;
      findingsEditor.current?.replaceText(texts.findings);
      impressionEditor.current?.replaceText(texts.impression);
    },
    [adoptText],
  );
  const take = useCallback((takeOver: boolean) => askForPen(takeOver, { onSuccess: (taken) => adopt(taken.draft) }), [adopt, askForPen]);
  usePen(report, take, draft.flush);
  useStandingReport(report, isReader);
  // One who only reads sees what the writer has saved.
  useEffect(() => {
    if (isReader) adopt(report.draft);
  }, [adopt, isReader, report.draft]);

  const marks = useMemo(() => {
    const of = (section: Section) =>
      findings
        .filter((one) => one.section === section && one.end > one.start)
        .map((one) => ({ from: toUtf16(draft.texts[section], one.start), to: toUtf16(draft.texts[section], one.end), severity: TONES[one.severity as keyof typeof TONES] ?? "info", text: one.reason.text, code: one.rule, fix: one.suggestion && !isReader ? { label: t("checks.changeTo", { text: one.suggestion }), replacement: one.suggestion } : undefined }));
    return { findings: of("findings"), impression: of("impression") };
  }, [draft.texts, findings, isReader, t]);

  const jump = useCallback(
    (at: number, place?: { section: string; start: number; end: number }) => {
      const to = place ?? findings[at];
      if (!to) return;
      setChosen(choose(findings, at));
      inSight.current = true;
      const section: Section = to.section === "impression" ? "impression" : "findings";
      const text = draft.texts[section];
      (section === "impression" ? impressionEditor : findingsEditor).current?.select(toUtf16(text, to.start), toUtf16(text, to.end));
    },
    [draft.texts, findings],
  );
  const nextFinding = () => findings.length > 0 && jump(nextAfter(findings, chosen));
  const fix = (finding: ReportFinding | undefined) => {
    if (!finding?.suggestion) return;
    const section: Section = finding.section === "impression" ? "impression" : "findings";
    const text = draft.texts[section];
    const from = toUtf16(text, finding.start);
    const editor = section === "impression" ? impressionEditor : findingsEditor;
    editor.current?.select(from, toUtf16(text, finding.end));
    editor.current?.insert(finding.suggestion);
    answer(finding, "fixed").catch(() => undefined); // counted only: the text is what matters
  };
  const type = (part: Partial<typeof draft.texts>) => {
    inSight.current = false;
    draft.change(part);
  };
  // Side, sex and polarity have no rewrite: the key then leads to the other place.
  const fixOrShow = () => {
    const at = inSight.current ? findChosen(findings, chosen) : -1;
    const finding = findings[at];
    if (!finding) nextFinding();
    else if (finding.suggestion) fix(finding);
    else if (finding.related[0]) jump(at, finding.related[0]);
  };
  const templates = useProposedTemplates(report.id, !isReader);
  const template = useTemplate(report.id, editors, technique, draft.texts, draft.change);
  const snippets = useSnippets(report.lang === "en" ? "en" : "zh", !isReader);
  const offers = useOffers(editors, snippets.data?.results, templates.data, template.apply.mutate);
  const insertAtCursor = useCallback((section: Section, text: string) => editors[section].current?.insert(text), [editors]);
  useDeskText(report.id, draft.texts, isReader ? null : insertAtCursor);
  const sign = () => !isReader && setDialog("sign");
  const keys = { "Ctrl-Enter": sign, F8: nextFinding, "Ctrl-.": fixOrShow, "Alt-c": () => setDialog("critical") };
  useHotkey("Ctrl+Enter", sign, { label: t("sign.act"), when: dialog === null });
  useHotkey("F8", nextFinding, { label: t("checks.next"), when: dialog === null });
  useHotkey("Alt+C", () => setDialog("critical"), { label: t("critical.act"), when: dialog === null });

  const settle = async (mine: boolean) => {
    const stands = await draft.settle(mine);
    if (mine) return;
    findingsEditor.current?.replaceText(stands.findings);
    impressionEditor.current?.replaceText(stands.impression);
  };

  return (
    <>
      {isReader && <PenBanner name={report.lock_owner_name} pending={pen.isPending} error={pen.error} onTake={() => take(true)} />}
      {begun.reason && (
        <p className="reading-note">
          {t(`kind.${begun.kind}`)}: {begun.reason}
        </p>
      )}
      {!isReader && <TemplateBar lang={report.lang === "en" ? "en" : "zh"} templates={templates.data ?? []} pending={template.apply.isPending} error={template.apply.error ?? templates.error} onApply={template.apply.mutate} />}
      <div className="reading-editors">
        <TechniqueField ref={technique} value={draft.texts.technique} readOnly={isReader} onChange={(text) => draft.change({ technique: text })} onLeave={() => findingsEditor.current?.enterField(0) ?? false} />
        <h3 className="cap">{t("section.findings")}</h3>
        <div className="reading-editor tall">
          <ReportEditor ref={findingsEditor} initialText={draft.texts.findings} label={t("section.findings")} findings={marks.findings} readOnly={isReader} keys={keys} offers={offers.findings} onLeave={(way) => template.leave("findings", way)} onReady={() => void template.restore("findings")} onChange={(text) => type({ findings: text })} />
        </div>
        <h3 className="cap">{t("section.impression")}</h3>
        <div className="reading-editor">
          <ReportEditor ref={impressionEditor} initialText={draft.texts.impression} label={t("section.impression")} findings={marks.impression} readOnly={isReader} keys={keys} offers={offers.impression} onLeave={(way) => template.leave("impression", way)} onReady={() => void template.restore("impression")} onChange={(text) => type({ impression: text })} />
        </div>
      </div>
      <FindingsPanel findings={findings} texts={draft.texts} checked={checked} chosen={findChosen(findings, chosen)} onJump={jump} onFix={fix} onAnswer={isReader ? undefined : answer} />
      <SignBar report={report} draft={draft} findings={findings} isReader={isReader} onSign={sign} onCritical={() => setDialog("critical")} />
      {dialog === "sign" && (
        <SignDialog
          report={report}
          findings={findings}
          texts={draft.texts}
          flush={draft.flush}
          onClose={() => setDialog(null)}
          onSigned={(signed) => {
            setDialog(null);
            void message.success(t(signed.state === "preliminary" ? "sign.handedOver" : "sign.done", { name: report.patient.name }));
            onNext();
          }}
        />
      )}
      {dialog === "critical" && <CriticalDialog report={report} finding={draft.texts.impression} onClose={() => setDialog(null)} />}
      {draft.standing && <ConflictDialog standing={draft.standing} onSettle={settle} />}
    </>
  );
}

/** Takes a free pen on coming, lays ours down on leaving. */
function usePen(report: Report, take: (takeOver: boolean) => void, flush: () => Promise<number | null>): void {
  const held = useRef(report.is_mine);
  const save = useRef(flush);
  useEffect(() => {
    held.current = report.is_mine;
    save.current = flush;
  }, [flush, report.is_mine]);
  const free = report.lock_owner_name === "";
  useEffect(() => {
    if (free) take(false);
  }, [free, take]);
  useEffect(() => {
    return () => {
      // The last save holds the pen anew, so it goes first.
      if (held.current) void save.current().finally(() => layDownPen(report.id).catch(() => undefined));
    };
  }, [report.id]);
}
