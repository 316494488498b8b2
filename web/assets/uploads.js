// Files go ahead of their form, one after the other with their progress, and become part of the draft.
// What did not arrive stays chosen, and goes with the form. What was refused is told and let go: sent again it would be refused again.
import { onEach } from "./ready.js";

function post(form, file, progress) {
  const data = new FormData();
  for (const name of ["key", "acting"]) data.set(name, form.elements[name].value);
  data.set("evidence", file);
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    progress.value = loaded / (total || 1);
  });
  return new Promise((done) => {
    request.addEventListener("loadend", () => done(request));
    request.open("POST", "/drafts/files");
    request.send(data);
  });
}

function line(place, file) {
  const label = document.createElement("label");
  const progress = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
  label.className = "upload small";
  label.append(file.name, progress);
  place.append(label);
  return { label, progress };
}

async function send(form, place, file) {
  const { label, progress } = line(place, file);
  const { status, responseText } = await post(form, file, progress);
  progress.remove();
  if (status === 422) {
    label.replaceChildren(responseText.includes(file.name) ? responseText : `${file.name} – ${responseText}`);
    label.classList.add("is-refused");
    return true;
  }
  if (status !== 200) {
    label.append(` – ${place.dataset.failed}`);
    return false;
  }
  label.remove();
  const kept = form.querySelector("[data-kept]");
  kept.hidden = false;
  kept.querySelector(".choices").insertAdjacentHTML("beforeend", responseText);
  return true;
}

onEach("form:has([data-draft-told]) input[type=file]", (input) => {
  const { form } = input;
  const place = form.querySelector("[data-uploads]");
  input.addEventListener("change", async () => {
    place.replaceChildren();
    const left = new DataTransfer();
    for (const file of [...input.files]) if (!(await send(form, place, file))) left.items.add(file);
    input.files = left.files;
    form.dispatchEvent(new Event("input", { bubbles: true }));
  });
});
