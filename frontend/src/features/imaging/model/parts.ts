/** Parts of a study that a person names: whole series, and single images by their numbers. */
export interface Parts {
  series: number[];
  images: number[];
  /** All that was typed is understood: a slip in a number must never turn "these images" into "the whole study". */
  isClear: boolean;
}

/** Single images of one series as they were typed; `images` are not there before they are loaded. */
export interface Named {
  text: string;
  images: { id: number; number?: number | null }[] | undefined;
}

const MOST = 5000;

/** "1-3, 8" as 1, 2, 3, 8; null for anything else. */
export function readNumbers(text: string): number[] | null {
  const found = new Set<number>();
  for (const piece of text.split(/[,，、\s]+/).filter(Boolean)) {
    const match = /^(\d{1,6})(?:[-–](\d{1,6}))?$/.exec(piece);
    if (!match) return null;
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (last < first || found.size + last - first > MOST) return null;
    for (let n = first; n <= last; n += 1) found.add(n);
  }
  return [...found];
}

/** Ids of the images with these numbers; `missing` is the first number that no image has. */
export function findImages(numbers: number[], images: { id: number; number?: number | null }[]): { ids: number[]; missing: number | null } {
  const byNumber = new Map<number, number[]>();
  for (const image of images) if (image.number !== null && image.number !== undefined) byNumber.set(image.number, [...(byNumber.get(image.number) ?? []), image.id]);
  return { ids: numbers.flatMap((n) => byNumber.get(n) ?? []), missing: numbers.find((n) => !byNumber.has(n)) ?? null };
}

/** What is wrong with typed numbers, and the images they name. */
export function readNamed({ text, images }: Named): { ids: number[]; bad: boolean; missing: number | null; isClear: boolean } {
  const numbers = readNumbers(text);
  const { ids, missing } = findImages(numbers ?? [], images ?? []);
  const isLoaded = images !== undefined;
  return { ids, bad: numbers === null, missing: isLoaded ? missing : null, isClear: numbers !== null && isLoaded && missing === null && ids.length > 0 };
}

export function gatherParts(series: number[], named: Named[]): Parts {
  const read = named.map(readNamed);
  return { series, images: read.flatMap((one) => one.ids), isClear: read.every((one) => one.isClear) };
}
