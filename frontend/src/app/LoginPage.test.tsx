import { fireEvent, screen, waitFor } from "@testing-library/react";
import { App } from "antd";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ProblemError } from "@/shared/api/problem";
import { renderPart } from "../../tests/render";
import { LoginPage, SetUpFactorPage } from "./LoginPage";

const signIn = vi.fn();
const post = vi.fn();
vi.mock("@/shared/session/session", async (original) => ({ ...(await original<object>()), signIn: (_: unknown, values: unknown) => signIn(values) as unknown }));
vi.mock("@/shared/api/client", async (original) => ({ ...(await original<object>()), api: { POST: (...told: unknown[]) => post(...told) as unknown } }));
vi.mock("./switches", () => ({ LanguageSwitch: () => null, ThemeSwitch: () => null }));

const CODE = "Code of the second factor";
const refused = (code: string, detail = code) => new ProblemError({ status: 409, code, detail });
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const enter = () => fireEvent.click(screen.getByRole("button", { name: /Sign in/ }));

function begin() {
  const onEntered = vi.fn();
  renderPart(<LoginPage onEntered={onEntered} />);
  type("User name", "anna");
  type("Password", "blue-Lamp-42");
  enter();
  return onEntered;
}

describe("signing in", () => {
  beforeEach(() => {
    signIn.mockReset();
    post.mockReset();
  });

  it("asks for no code of a person without a second factor", async () => {
    signIn.mockResolvedValue({});
    const onEntered = begin();
    await waitFor(() => expect(onEntered).toHaveBeenCalledTimes(1));
    expect(screen.queryByLabelText(CODE)).toBeNull();
  });

  it("answers the question for a code with a field in focus, not with an error", async () => {
    signIn.mockRejectedValueOnce(refused("directory.second_factor_needed", "Enter the code of your second factor."));
    const onEntered = begin();
    const field = await screen.findByLabelText(CODE);
    expect(document.activeElement).toBe(field);
    expect(field.getAttribute("inputmode")).toBe("numeric");
    expect(field.getAttribute("autocomplete")).toBe("one-time-code");
    expect(screen.queryByRole("alert")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Use a recovery code" }));
    expect(field.getAttribute("inputmode")).toBe("text");
    signIn.mockResolvedValue({});
    type(CODE, "123 456");
    enter();
    await waitFor(() => expect(onEntered).toHaveBeenCalledTimes(1));
    expect(signIn.mock.calls[1]![0]).toEqual({ username: "anna", password: "blue-Lamp-42", code: "123 456" });
  });

  it("empties a wrong code, says what was wrong and keeps the rest", async () => {
    signIn.mockRejectedValueOnce(refused("directory.second_factor_needed"));
    begin();
    await screen.findByLabelText(CODE);
    signIn.mockRejectedValueOnce(refused("directory.second_factor_wrong", "The code is wrong or has expired."));
    type(CODE, "000000");
    enter();
    await screen.findByText(/wrong or has expired/);
    expect(screen.getByLabelText(CODE)).toHaveProperty("value", "");
    expect(screen.getByLabelText("Password")).toHaveProperty("value", "blue-Lamp-42");
  });

  it("asks for no code any more once another name stands there", async () => {
    signIn.mockRejectedValueOnce(refused("directory.second_factor_needed"));
    begin();
    await screen.findByLabelText(CODE);
    type("User name", "boss");
    await waitFor(() => expect(screen.queryByLabelText(CODE)).toBeNull());
  });
});

describe("a second factor that is demanded", () => {
  it("is set up by a first code, and lets go once the recovery codes are kept", async () => {
    post.mockResolvedValueOnce({ data: { key: "ABCDEFGH", qr: "<svg/>" } });
    const onDone = vi.fn();
    renderPart(
      <App>
        <SetUpFactorPage onDone={onDone} />
      </App>,
    );
    fireEvent.click(screen.getByRole("button", { name: "Set up a second factor" }));
    expect(await screen.findByText("ABCD EFGH")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Use a recovery code" })).toBeNull();
    expect(screen.getByAltText("QR code for the authenticator app").getAttribute("src")).toContain(encodeURIComponent("<svg/>"));
    type(CODE, "123456");
    type("Current password", "blue-Lamp-42");
    post.mockResolvedValueOnce({ data: { codes: ["AAAA-BBBB-CCCC-DDDD"] } });
    fireEvent.click(screen.getByRole("button", { name: "Confirm and switch on" }));
    expect(await screen.findByText("AAAA-BBBB-CCCC-DDDD")).toBeTruthy();
    expect(post.mock.calls.at(-1)).toEqual(["/api/session/second-factor/confirmation", { body: { code: "123456", password: "blue-Lamp-42" } }]);
    expect(onDone).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole("button", { name: "I have kept them" }));
    expect(onDone).toHaveBeenCalledTimes(1);
  });
});
