// Light, dark or as the device says; kept in a cookie so that the server sends the right page at once.
import { onEach } from "./ready.js";

const root = document.documentElement;
const oneYear = 31536000;

function choose(theme) {
  root.dataset.theme = theme;
  document.cookie = `theme=${theme}; path=/; max-age=${oneYear}; samesite=lax`;
  for (const button of document.querySelectorAll("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === theme));
  }
}

const kept = document.cookie.match(/(?:^|; )theme=(auto|light|dark)/)?.[1];
if (kept) root.dataset.theme = kept;

onEach("[data-theme-choice]", (button) => {
  button.setAttribute("aria-pressed", String(button.dataset.themeChoice === (root.dataset.theme || "auto")));
  button.addEventListener("click", () => choose(button.dataset.themeChoice));
});
