// A refused form comes back with a summary: go there first, and from there straight into the field.
import { onEach } from "./ready.js";

onEach(".error-summary", (summary) => {
  summary.focus();
  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    const control = field.matches("input, select, textarea") ? field : field.querySelector("input, select, textarea");
    field.closest("details")?.setAttribute("open", "");
    (control ?? field).focus();
    field.scrollIntoView({ block: "center" });
  });
});
