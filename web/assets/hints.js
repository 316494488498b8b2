// A hint goes at a press, and the page with what is typed in it stays. Without script the page comes back without it.
import { onEach } from "./ready.js";

onEach("form[data-hint]", (form) => {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
    form.closest(".first-hint").remove();
    document.getElementById("isi").focus({ preventScroll: true });
  });
});
