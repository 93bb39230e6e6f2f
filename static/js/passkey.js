// Passkeys: show their buttons only where they work, join them to allauth's script, and say so when one did not come about.
const number = /^[\d.]+$|:/.test(location.hostname); // a passkey belongs to a name, not to a number
const works = window.PublicKeyCredential && window.isSecureContext && !number;

function join(form) {
  const button = document.getElementById(form.dataset.button);
  const field = (name) => form.elements[name]?.id;
  const ids = { data: "js_data", credential: field("credential"), passwordless: field("passwordless") };
  ids[form.dataset.passkey] = button.id; // add, authenticate or login
  window.allauth.webauthn.forms[`${form.dataset.passkey}Form`]({ ids });
  button.hidden = false;
}

function show(name, visible) {
  for (const element of document.querySelectorAll(`[data-passkey-${name}]`)) element.hidden = !visible;
}

if (works) {
  document.querySelectorAll("form[data-passkey]").forEach(join);
  show("needs", false);
  show("works", true);
}
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  show("failed", true);
});
