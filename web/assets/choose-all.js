// One box that ticks all boxes of a name on this page.
import { onEach } from "./ready.js";

onEach("input[data-choose-all]", (box) => {
  box.addEventListener("change", () => {
    for (const each of document.querySelectorAll(`input[name="${box.dataset.chooseAll}"]`)) each.checked = box.checked;
  });
});
