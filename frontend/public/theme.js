// Runs before the first paint, so that a dark room never sees a white flash. A file of its own: the content policy forbids inline scripts.
(function () {
  var theme = null;
  var lang = null;
  try {
    theme = localStorage.getItem("radflow.theme");
    lang = localStorage.getItem("radflow.lang");
  } catch (e) {
    theme = null;
  }
  if (theme !== "light" && theme !== "dark") theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  var root = document.documentElement;
  root.dataset.theme = theme;
  root.style.background = theme === "dark" ? "#0f1115" : "#f5f6f8";
  if (lang) root.lang = lang;
})();
