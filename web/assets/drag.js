// Dragging a card opens the same plain form as its menu: each link there names the column that it leads to.
let card = null;

const way = (column) => card?.querySelector(`a[data-drop="${CSS.escape(column.dataset.column)}"]`);
const columns = () => document.querySelectorAll("[data-column]");

document.addEventListener("dragstart", (event) => {
  card = event.target.closest?.("[data-card]");
  if (!card) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", card.id);
  card.classList.add("is-dragged");
  for (const column of columns()) column.classList.toggle("can-drop", Boolean(way(column)));
});

document.addEventListener("dragover", (event) => {
  const column = event.target.closest?.("[data-column]");
  if (!card || !column || !way(column)) return;
  event.preventDefault();
  for (const each of columns()) each.classList.toggle("is-over", each === column);
});

document.addEventListener("drop", (event) => {
  const link = card && event.target.closest?.("[data-column]") && way(event.target.closest("[data-column]"));
  if (!link) return;
  event.preventDefault();
  link.click();
});

document.addEventListener("dragend", () => {
  card?.classList.remove("is-dragged");
  for (const column of columns()) column.classList.remove("can-drop", "is-over");
  card = null;
});
