import { fireEvent, screen } from "@testing-library/react";
import { App } from "antd";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { renderPart } from "../../../../tests/render";
import type { Exam } from "../api/exams";
import { VetForm } from "./VetForm";

const act = vi.fn();
vi.mock("../api/exams", async (original) => ({
  ...(await original<object>()),
  useAct: () => ({ mutate: act, isError: false, isPending: false, error: null }),
  useAsk: () => ({ mutate: vi.fn(), error: null, isPending: false }),
}));
vi.mock("../api/catalogue", () => ({ usePriorities: () => ({ rows: [] }) }));
vi.mock("../hooks/useQuickReasons", () => ({ useQuickReasons: () => () => [] }));
vi.mock("@/shared/suggest/suggestions", () => ({ useExamSuggestions: () => ({ data: undefined }) }));

const exam = (facts: object) =>
  ({ id: 5, version: 1, protocol: "", priority_code: "routine", priority_rank: 3, contrast: "none", laterality: "", exam_type_code: "CT-HEAD", allowed_actions: [], patient: { name: "Zhang San" }, ...facts }) as unknown as Exam;

function Page() {
  const [version, setVersion] = useState(1);
  return (
    <App>
      <VetForm exam={exam(version === 1 ? {} : { version, priority_code: "urgent" })} />
      <button type="button" onClick={() => setVersion(2)}>
        changed elsewhere
      </button>
    </App>
  );
}

describe("a request that changes while it is vetted", () => {
  it("keeps what was typed, follows in the rest and is sent with its version of now", async () => {
    renderPart(<Page />);
    const protocol = screen.getByLabelText("Protocol");
    fireEvent.change(protocol, { target: { value: "thin slices" } });
    expect(screen.queryByText(/This request changed/)).toBeNull();
    fireEvent.click(screen.getByText("changed elsewhere"));
    expect(await screen.findByText(/This request changed/)).toBeTruthy();
    expect((screen.getByLabelText("Protocol") as HTMLInputElement).value).toBe("thin slices");
    fireEvent.click(screen.getByRole("button", { name: /Zhang San/ }));
    await vi.waitFor(() => expect(act).toHaveBeenCalledTimes(1));
    expect(act.mock.calls[0]![0]).toMatchObject({ action: "vet", version: 2, detail: { protocol: "thin slices", priority: "urgent", contrast: "none" } });
  });

  it("says nothing to whoever has typed nothing", () => {
    renderPart(<Page />);
    fireEvent.click(screen.getByText("changed elsewhere"));
    expect(screen.queryByText(/This request changed/)).toBeNull();
  });
});
