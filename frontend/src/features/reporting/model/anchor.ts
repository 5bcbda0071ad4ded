interface Place {
  section: string;
  start: number;
  end: number;
}

/** Findings of an answer on the text as it stands now: moved with what was typed before them, gone where the typing touched them. Places count code points. */
export function anchor<Finding extends Place & { related: Place[] }>(findings: Finding[], checked: Record<Section, string>, now: Record<Section, string>): Finding[] {
  const moves = { findings: moveOver(checked.findings, now.findings), impression: moveOver(checked.impression, now.impression) };
  const follow = <Kind extends Place>(place: Kind): Kind | null => moves[place.section === "impression" ? "impression" : "findings"](place);
  return findings.flatMap((finding) => {
    const moved = follow(finding);
    return moved ? [{ ...moved, related: finding.related.flatMap((place) => follow(place) ?? []) }] : [];
  });
}

type Section = "findings" | "impression";

/** Between two texts one stretch is taken to be new: what stands before it stays, what stands behind it moves. */
function moveOver(before: string, now: string): <Kind extends Place>(place: Kind) => Kind | null {
  if (before === now) return (place) => place;
  const [old, next] = [Array.from(before), Array.from(now)];
  const shorter = Math.min(old.length, next.length);
  let head = 0;
  while (head < shorter && old[head] === next[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === next[next.length - 1 - tail]) tail += 1;
  const [from, by] = [old.length - tail, next.length - old.length];
  return (place) => {
    if (place.end <= head) return place;
    return place.start >= from ? { ...place, start: place.start + by, end: place.end + by } : null;
  };
}
