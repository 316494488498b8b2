// A filter form without its empty fields gives a short address that can be passed on.
import { onEach } from "./ready.js";

onEach("form[data-filters]", (form) => {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });
  form.addEventListener("change", (event) => {
    if (event.target.matches("select")) form.requestSubmit();
  });
});
