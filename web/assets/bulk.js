// The bar of acts on many: says how many are chosen, and stays in sight as long as any are.
import { onEach } from "./ready.js";

const boxes = () => [...document.querySelectorAll("[data-bulk-box]")];

onEach("form[data-bulk]", (bar) => {
  const count = bar.querySelector("[data-bulk-count]");
  const all = bar.querySelector("[data-bulk-all]");
  const tell = () => {
    const n = all?.checked ? Number(all.dataset.bulkAll) : boxes().filter((box) => box.checked).length;
    count.textContent = n ? count.dataset.some.replace("{n}", String(n)) : count.dataset.none;
    bar.classList.toggle("is-active", n > 0);
  };
  document.addEventListener("change", tell);
  document.addEventListener("htmx:after:swap", tell);
  addEventListener("pageshow", tell);
  tell();
});
