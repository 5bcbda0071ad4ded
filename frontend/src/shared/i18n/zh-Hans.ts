const files = import.meta.glob<object>("./zh-Hans/*.json", { eager: true, import: "default" });

/** Every catalogue of this language, by namespace (= file name). */
export const words: Record<string, object> = Object.fromEntries(
  Object.entries(files).map(([path, entries]) => [path.replace(/^.*\/|\.json$/g, ""), entries]),
);
