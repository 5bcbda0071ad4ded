"""What signed reports teach: clean sentences, no names, no habitual slips."""

from apps.qc.engine.lexicon_overlay import NO_OVERLAY, Entry, LexiconOverlay
from apps.qc.engine.report_history import NO_HISTORY
from apps.qc.engine.report_learning import SignedText, learn_signed, pack_history, unpack_history

SLIP = "双肺纹里增多，未见实变。"  # 纹理
CLEAN = "右肺上叶见结节，大小约6mm。"


def learn(*texts: SignedText, overlay=NO_OVERLAY, known=NO_HISTORY, **facts):
    return learn_signed(texts, overlay, known=known, **facts)


def make(findings: str, impression: str = "", *, lang: str = "zh", secrets: tuple = ()) -> SignedText:
    return SignedText(lang, findings, impression, secrets)


def test_the_same_report_twice_teaches_once_and_a_template_counts_three_times_at_most():
    learned = learn(*[make(CLEAN, f"结节{n}枚。") for n in range(9)], make(CLEAN, "结节1枚。"))
    assert learned.n_reports == 9
    assert learned.sentences["zh"]["右肺上叶见结节,大小约6mm"] == 3


def test_a_habitual_slip_is_asked_about_and_not_learned():
    learned = learn(*[make(SLIP, f"双肺纹理增多{n}。") for n in range(6)])
    assert not any("纹里" in sentence for sentence in learned.sentences["zh"])
    (question,) = [q for q in learned.list_questions(5) if "里" in q.word]
    assert (question.lang, question.n_reports, question.word in question.sentence) == ("zh", 6, True)
    assert learned.list_questions(7) == []


def test_a_word_that_a_person_confirmed_is_learned():
    overlay = LexiconOverlay((Entry("zh", "word", "纹里"),))
    learned = learn(make(SLIP), overlay=overlay)
    assert (len(learned.sentences["zh"]), learned.aside) == (1, {})


def test_an_english_word_is_asked_about_whole():
    rows = [make(f"The braunchial tree is patent in {n} views.", lang="en") for n in range(2)]
    (question,) = learn(*rows).list_questions(2)
    assert (question.word, question.n_reports) == ("braunchial", 2)


def test_names_and_numbers_are_not_kept():
    learned = learn(make("已电话通知张三，病案号12345678。" + CLEAN, secrets=("张三",)))
    kept = str(learned.sentences) + str(learned.aside) + str(learned.doubts)
    assert "张三" not in kept and "12345678" not in kept and "结节" in kept


def test_without_time_only_what_was_read_before_counts():
    known = unpack_history(pack_history(learn(make(CLEAN)).to_history()), number=1)
    learned = learn(make(CLEAN), make("左肺见结节。"), known=known, has_time=lambda: False)
    assert (sum(map(len, learned.sentences.values())), learned.n_unread) == (1, 1)


def test_a_history_survives_its_file_and_the_same_teaching_has_the_same_bytes():
    learned = learn(make(CLEAN), make("No focal lesion.", lang="en"))
    history = unpack_history(pack_history(learned.to_history()), number=4)
    assert (history.sentences, history.n_reports, history.number) == (learned.sentences, 2, 4)
    again = learn(make(CLEAN), make("No focal lesion.", lang="en"))
    assert pack_history(learned.to_history()) == pack_history(again.to_history())
