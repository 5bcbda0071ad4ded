import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ProblemError } from "@/shared/api/problem";
import { renderPart } from "../../../../tests/render";
import type { Report } from "../api/report";
import { SignDialog } from "./SignDialog";

const signed = vi.fn();
vi.mock("../api/report", async (original) => ({ ...(await original<object>()), signReport: (...told: unknown[]) => signed(...told) as unknown }));
vi.mock("../api/allocation", () => ({ useReaders: () => ({ data: [] }) }));

const CODE = "Code of the second factor";
const report = (code_again: string) => ({ id: 7, may_verify: true, state: "draft", versions: [], password_again: true, code_again, patient: { name: "Zhang San" } }) as unknown as Report;

function begin(codeAgain: string) {
  const onSigned = vi.fn();
  renderPart(<SignDialog report={report(codeAgain)} findings={[]} texts={{ findings: "x", impression: "x" }} flush={() => Promise.resolve(3)} onSigned={onSigned} onClose={() => undefined} />);
  fireEvent.change(screen.getByLabelText(/assword/), { target: { value: "blue-Lamp-42" } });
  return onSigned;
}

const sign = () => fireEvent.click(screen.getAllByRole("button", { name: /Zhang San/ }).at(-1)!);

describe("the code of a signature", () => {
  beforeEach(() => signed.mockReset());

  it("is not asked for while the last one is fresh", async () => {
    signed.mockResolvedValue({ id: 7, exams: [] });
    const onSigned = begin("");
    expect(screen.queryByLabelText(CODE)).toBeNull();
    sign();
    await waitFor(() => expect(onSigned).toHaveBeenCalledTimes(1));
    expect(signed.mock.calls[0]![1]).toMatchObject({ password: "blue-Lamp-42", code: "" });
  });

  it("is needed and sent where one is asked for", async () => {
    signed.mockResolvedValue({ id: 7, exams: [] });
    begin("ask");
    sign();
    await screen.findByText("Enter the code");
    expect(signed).not.toHaveBeenCalled();
    fireEvent.change(screen.getByLabelText(CODE), { target: { value: "123456" } });
    sign();
    await waitFor(() => expect(signed.mock.calls[0]![1]).toMatchObject({ code: "123456", revision: 3 }));
  });

  it("is asked for when the last one grew stale while the window was open", async () => {
    signed.mockRejectedValueOnce(new ProblemError({ status: 400, code: "common.invalid", errors: [{ field: "code", code: "reporting.code_needed", text: "Signing needs a fresh code" }] }));
    begin("");
    sign();
    expect(await screen.findByLabelText(CODE)).toBeTruthy();
    expect(screen.getByText(/Signing needs a fresh code/)).toBeTruthy();
  });

  it("leads to the profile whoever has no second factor", () => {
    begin("set_up");
    expect(screen.getByRole("link", { name: "Set up a second factor" }).getAttribute("href")).toBe("/profile");
  });
});
