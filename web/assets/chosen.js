// The chosen files by name, where the browser would say them in its own language.
import { onEach } from "./ready.js";

onEach(".drop input[type=file]", (input) => {
  const told = input.parentElement.querySelector("[data-chosen]");
  if (!told) return;
  const nothing = told.textContent;
  const tell = () => {
    told.textContent = [...input.files].map((file) => file.name).join(", ") || nothing;
  };
  input.addEventListener("change", tell);
  // Files that went ahead are taken out of the control, which no event tells.
  input.form?.addEventListener("input", tell);
});
