// Files go ahead of their form, one after the other with their progress, and become part of the draft.
// What cannot be sent stays chosen, and goes with the form: the same bytes are kept once.
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
  if (status !== 200) {
    label.append(` – ${status === 422 ? responseText : place.dataset.failed}`);
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
    let all = true;
    for (const file of [...input.files]) all = (await send(form, place, file)) && all;
    if (all) input.value = "";
    form.dispatchEvent(new Event("input", { bubbles: true }));
  });
});
