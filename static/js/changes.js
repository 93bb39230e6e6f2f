// Step from change to change: n or j for the next one, p or k for the one before. Without this script the links do it.
const changes = [...document.querySelectorAll(".compared [id^=change-]")];
const steps = { n: 1, j: 1, p: -1, k: -1 };
const still = matchMedia("(prefers-reduced-motion: reduce)");

function present() {
  const focused = changes.findIndex((change) => change.contains(document.activeElement));
  if (focused >= 0) return focused;
  const at = document.activeElement === document.body ? changes.findIndex((change) => `#${change.id}` === location.hash) : -1;
  return at;
}

function go(step) {
  const from = present();
  const to = changes[from < 0 ? (step > 0 ? 0 : changes.length - 1) : from + step];
  if (!to) return;
  to.focus({ preventScroll: true });
  const first = to.querySelector("ins, del, .formatted") ?? to;
  const target = to.offsetHeight > innerHeight * 0.8 ? first : to;
  target.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, select, textarea, [contenteditable]")) return;
  const step = steps[event.key.toLowerCase()];
  if (!step || !changes.length) return;
  event.preventDefault();
  go(step);
});

for (const hint of document.querySelectorAll(".keys")) hint.hidden = false;
