/** The browser's own voice, Chinese then English; without one the board is read. */
export function speakCall(say: Record<string, string> | undefined): void {
  if (!say || !("speechSynthesis" in window)) return;
  for (const [text, lang] of [
    [say["zh-Hans"], "zh-CN"],
    [say.en, "en"],
  ] as const) {
    if (!text) continue;
    const words = new SpeechSynthesisUtterance(text);
    words.lang = lang;
    words.rate = 0.9;
    window.speechSynthesis.speak(words);
  }
}

/** Two soft tones. A browser that may not sound without a touch stays silent. */
export function announceCall(): void {
  try {
    const context = new AudioContext();
    [660, 520].forEach((frequency, n) => {
      const tone = context.createOscillator();
      const gain = context.createGain();
      const at = context.currentTime + n * 0.28;
      tone.frequency.value = frequency;
      gain.gain.setValueAtTime(0.0001, at);
      gain.gain.exponentialRampToValueAtTime(0.25, at + 0.03);
      gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.5);
      tone.connect(gain).connect(context.destination);
      tone.start(at);
      tone.stop(at + 0.55);
    });
    setTimeout(() => void context.close(), 1500);
  } catch {
    // no sound device: the board is read, not heard
  }
}
