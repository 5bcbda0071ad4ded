import { theme as antdTheme, type ThemeConfig } from "antd";

export type ThemeName = "light" | "dark";
export type Density = "compact" | "comfortable";

const FONT = `"Segoe UI", "SF Pro Text", Inter, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif`;

// The same values as tokens.css; every text pair here passed WCAG AA. The library's own blue does not.
const COLOURS = {
  light: {
    colorPrimary: "#0958d9", colorLink: "#0958d9", colorInfo: "#0958d9", colorSuccess: "#237804", colorWarning: "#9a4500", colorError: "#a8071a",
    colorText: "#16191e", colorTextSecondary: "#454c57", colorTextTertiary: "#5c6470", colorTextDescription: "#595959", colorTextPlaceholder: "#6b6b6b",
    colorTextQuaternary: "#6b6b6b", colorBgBase: "#ffffff", colorBgLayout: "#f5f6f8", colorBgContainer: "#ffffff", colorBgElevated: "#ffffff", colorBorder: "#868e9a", colorBorderSecondary: "#e3e6ea",
  },
  dark: {
    colorPrimary: "#1668dc", colorLink: "#69b1ff", colorInfo: "#69b1ff", colorSuccess: "#7cc36a", colorWarning: "#f0a44b", colorError: "#ff8583",
    colorText: "#e7eaef", colorTextSecondary: "#b3bac5", colorTextTertiary: "#929ba8", colorTextDescription: "#b3bac5", colorTextPlaceholder: "#929ba8",
    colorTextQuaternary: "#929ba8", colorBgBase: "#0f1115", colorBgLayout: "#0f1115", colorBgContainer: "#15181d", colorBgElevated: "#1b1f26", colorBorder: "#6f7886", colorBorderSecondary: "#252a33",
  },
} as const;

export function makeTheme(name: ThemeName, density: Density): ThemeConfig {
  const dark = name === "dark";
  const desk = density === "compact";
  return {
    algorithm: dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    cssVar: { prefix: "ant", key: `rf-${name}-${density}` },
    token: {
      ...COLOURS[name],
      fontFamily: FONT,
      fontSize: 14,
      borderRadius: 6,
      borderRadiusSM: 6,
      borderRadiusLG: 8,
      controlHeight: desk ? 32 : 44,
      controlHeightSM: desk ? 28 : 40,
      motionDurationMid: "0.18s",
      motionDurationSlow: "0.18s",
      motionEaseInOut: "cubic-bezier(.2, 0, 0, 1)",
      controlOutline: dark ? "rgba(105,177,255,.25)" : "rgba(9,88,217,.18)",
      boxShadow: "0 0 0 1px var(--line-2)",
      boxShadowSecondary: "0 0 0 1px var(--line-2)",
      boxShadowTertiary: "0 0 0 1px var(--line-2)",
      ...(dark ? { colorTextLightSolid: "#ffffff" } : {}),
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 500, ...(dark ? { colorError: "#c2202f", colorErrorHover: "#d83643" } : {}) },
      Segmented: { itemSelectedColor: dark ? "#69b1ff" : "#0958d9" },
      Radio: dark ? { colorPrimary: "#69b1ff", colorPrimaryHover: "#91caff", colorPrimaryActive: "#91caff" } : {},
      Tabs: { itemSelectedColor: dark ? "#69b1ff" : "#0958d9", inkBarColor: dark ? "#69b1ff" : "#0958d9" },
      Form: { itemMarginBottom: 16, verticalLabelPadding: "0 0 4px" },
      Modal: { titleFontSize: 16 },
      Table: { cellPaddingBlock: 6, cellPaddingInline: 8, cellFontSize: 13, headerBg: "var(--surface)" },
    },
  };
}
