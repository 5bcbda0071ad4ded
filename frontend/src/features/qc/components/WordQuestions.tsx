import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/shared/session/session";
import { ErrorState, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useAnswerWord, useSpellLearning, useWordQuestions, type WordQuestion } from "../api/rules";

/** What the spell model has learned from the department's signed reports, and the words it asks a person about. */
export function WordQuestions() {
  const { t } = useTranslation("rules");
  const learning = useSpellLearning();
  const questions = useWordQuestions();
  const facts = learning.data;
  return (
    <section className="panel" aria-label={t("learned.title")}>
      <header style={{ flexWrap: "wrap" }}>
        {t("learned.title")}
        <span className="sp" />
        {facts?.at && (
          <span className="meta">
            {t("learned.from", { n: facts.n_reports, aside: facts.n_aside })} <TimeText at={facts.at} shape="full" />
          </span>
        )}
        {Object.entries(facts?.n_sentences ?? {}).map(([lang, n]) => (
          <span className={facts?.trusted.includes(lang) ? "tag green" : "tag"} key={lang}>
            {t(facts?.trusted.includes(lang) ? "learned.trusted" : n < (facts?.enough_sentences ?? 0) ? "learned.sentences" : "learned.failed", { lang: t(`lang.${lang}`), n, enough: facts?.enough_sentences })}
          </span>
        ))}
      </header>
      <div className="body">
        <p className="t2">{t(facts && !facts.at ? "learned.nothing" : "learned.hint")}</p>
        {questions.isError && <ErrorState error={questions.error} onRetry={() => void questions.refetch()} />}
        <ul className="reasons">
          {questions.data?.results.map((row) => (
            <Question key={row.id} row={row} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function Question({ row }: { row: WordQuestion }) {
  const { t } = useTranslation("rules");
  const mayJudge = useMay("qc.rules");
  const answer = useAnswerWord();
  const [term, setTerm] = useState(row.word);
  return (
    <li>
      <span className="tag">{t(`lang.${row.lang}`)}</span>
      <span>
        <b lang={row.lang}>{row.word}</b> <span className="meta">{t("learned.reports", { n: row.n_reports })}</span>
        <span style={{ display: "block" }} lang={row.lang}>
          {row.sentence}
        </span>
        {mayJudge && (
          <span className="row" style={{ flexWrap: "wrap" }}>
            <Input size="small" style={{ width: 180 }} lang={row.lang} aria-label={t("learned.term", { word: row.word })} maxLength={60} value={term} onChange={(event) => setTerm(event.target.value)} />
            <button type="button" className="btn sm" disabled={answer.isPending || !term.trim()} onClick={() => answer.mutate({ id: row.id, verdict: "word", term })}>
              {t("learned.word")}
            </button>
            <button type="button" className="btn sm" disabled={answer.isPending} onClick={() => answer.mutate({ id: row.id, verdict: "slip", term: term === row.word ? "" : term })}>
              {t("learned.slip")}
            </button>
          </span>
        )}
        {answer.error && <ProblemNote error={answer.error} />}
      </span>
    </li>
  );
}
