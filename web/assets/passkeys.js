// Ask the device for a passkey (WebAuthn), then send its answer with the form around the button.
import { onEach } from "./ready.js";

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

function question(options) {
  const known = (each) => ({ ...each, id: bytes(each.id) });
  const asked = { ...options, challenge: bytes(options.challenge) };
  if (options.user) asked.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) asked.excludeCredentials = options.excludeCredentials.map(known);
  if (options.allowCredentials) asked.allowCredentials = options.allowCredentials.map(known);
  return { publicKey: asked };
}

function answer(credential) {
  const response = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (credential.response[part]) response[part] = text(credential.response[part]);
  return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response });
}

async function ask(button, form, say) {
  const { question: where, refused, passkey, action } = button.dataset;
  const asked = await fetch(where, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  const options = await asked.json();
  if (!asked.ok) return say(options.problem ?? refused);
  const given = await navigator.credentials[passkey](question(options)).catch(() => null);
  if (!given) return say(refused);
  form.elements.passkey_answer.value = answer(given);
  form.action = action;
  form.submit();
}

onEach("button[data-passkey]", (button) => {
  const { form } = button;
  const said = form.querySelector("[data-passkey-said]");
  const say = (words) => {
    said.textContent = words;
    said.hidden = !words;
  };
  button.hidden = !window.PublicKeyCredential;
  button.addEventListener("click", async () => {
    say("");
    button.disabled = true;
    await ask(button, form, say).catch(() => say(button.dataset.down));
    button.disabled = false;
  });
  if (!form.hasAttribute("data-passkey-form")) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    button.click();
  });
});
