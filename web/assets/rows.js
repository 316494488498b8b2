// Rows of a form (budget lines, parties). Without script the "add" button asks the server for another row.
import { onEach } from "./ready.js";

const greatest = (list) => Math.max(-1, ...[...list.children].map((row) => Number(row.dataset.index ?? -1)));

function add(list, template) {
  const index = greatest(list) + 1;
  const holder = document.createElement("template");
  holder.innerHTML = template.innerHTML.replaceAll("__n__", String(index));
  list.append(holder.content);
  list.lastElementChild.querySelector("input, select, textarea")?.focus();
  document.dispatchEvent(new CustomEvent("htmx:after:swap"));
}

onEach("[data-rows]", (frame) => {
  const list = frame.querySelector("[data-rows-list]");
  const template = frame.parentElement.querySelector(`template[data-rows-template="${frame.dataset.rows}"]`);
  frame.addEventListener("click", (event) => {
    if (event.target.closest("[data-rows-add]")) {
      event.preventDefault();
      add(list, template);
    }
    const remove = event.target.closest("[data-rows-remove]");
    if (remove) {
      event.preventDefault();
      remove.closest("[data-index]").remove();
      frame.querySelector("[data-rows-add]").focus();
    }
  });
});
