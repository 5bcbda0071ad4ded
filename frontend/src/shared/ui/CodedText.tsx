/** Words of the server for a code of its own, with the code small beside them for whoever must search or report it. */
export function CodedText({ text, code }: { text: string; code: string }) {
  return (
    <>
      <span className="m">{text}</span>
      {code !== text && <span className="meta coded">{code}</span>}
    </>
  );
}
