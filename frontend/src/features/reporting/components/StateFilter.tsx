interface Props {
  label: string;
  /** Value ("" = all) and its word. */
  options: [string, string][];
  chosen: string;
  onChoose: (value: string) => void;
}

/** One of a few values, as buttons side by side. */
export function StateFilter({ label, options, chosen, onChoose }: Props) {
  return (
    <div className="seg" role="group" aria-label={label}>
      {options.map(([value, word]) => (
        <button type="button" key={value} className={value === chosen ? "on" : ""} aria-pressed={value === chosen} onClick={() => onChoose(value)}>
          {word}
        </button>
      ))}
    </div>
  );
}
