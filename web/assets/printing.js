// Paper from a tablet, whose browser hides its own way to print.
document.addEventListener("click", ({ target }) => {
  if (target.closest?.("[data-print]")) print();
});
