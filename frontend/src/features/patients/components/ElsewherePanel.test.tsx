import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { renderPart } from "../../../../tests/render";
import { ElsewherePanel } from "./ElsewherePanel";

const facts = { n_hidden: 2, open_until: null as string | null, minutes: 60, note_min: 8, reasons: [{ code: "emergency", names: { en: "Emergency care", "zh-Hans": "抢救或急诊" } }] };
const opened = vi.fn();

vi.mock("@/shared/session/session", async (original) => ({ ...(await original<object>()), useMay: () => true }));
vi.mock("../api/openings", () => ({
  useElsewhere: () => ({ data: facts }),
  useOpenRecord: () => ({ mutate: opened, isPending: false, isError: false }),
}));

describe("what other sites hold", () => {
  beforeEach(() => {
    opened.mockReset();
    Object.assign(facts, { n_hidden: 2, open_until: null });
  });

  it("is not spoken of when there is nothing", () => {
    facts.n_hidden = 0;
    renderPart(<ElsewherePanel patientId={7} />);
    expect(screen.queryByText(/may not read/)).toBeNull();
  });

  it("is opened by a reason and words, not by words that are too short", async () => {
    renderPart(<ElsewherePanel patientId={7} />);
    fireEvent.click(screen.getByRole("button", { name: "Open for a reason" }));
    fireEvent.click(await screen.findByLabelText("Emergency care"));
    const note = screen.getByLabelText("In your words");
    fireEvent.change(note, { target: { value: "short" } });
    fireEvent.click(screen.getByRole("button", { name: "Open for 60 minutes" }));
    await screen.findByText("At least 8 characters");
    expect(opened).not.toHaveBeenCalled();
    fireEvent.change(note, { target: { value: "found unconscious" } });
    fireEvent.click(screen.getByRole("button", { name: "Open for 60 minutes" }));
    await waitFor(() => expect(opened).toHaveBeenCalledTimes(1));
    expect(opened.mock.calls[0]![0]).toEqual({ reason: "emergency", note: "found unconscious" });
  });
});
