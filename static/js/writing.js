// Nothing typed is lost by leaving the page: the browser asks first.
const form = document.querySelector("form.writing");
if (form) {
  let dirty = form.dataset.dirty === "yes";
  form.addEventListener("input", () => {
    dirty = true;
    const state = form.querySelector(".state");
    state.classList.replace("saved", "open");
    if (state.dataset.open) state.textContent = state.dataset.open;
  });
  form.addEventListener("submit", () => { dirty = false; });
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
}
