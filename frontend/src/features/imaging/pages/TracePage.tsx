import { Tracer } from "../components/Tracer";
import "../imaging.css";

/** The worklist tracer by itself, for who came by a link from an exam or from the scanner's tablet. */
export default function TracePage() {
  return (
    <div className="page">
      <Tracer />
    </div>
  );
}
