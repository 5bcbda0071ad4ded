/** A key as printed on the control it presses; several are separated by blanks: "Ctrl K". */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="keys">
      {keys.split(" ").map((key) => (
        <kbd key={key}>{key === "Enter" ? "\u21b5" : key}</kbd>
      ))}
    </span>
  );
}
