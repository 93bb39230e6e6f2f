// Drop a file on the form, or choose one: it is sent at once, so the button has nothing to do. Without this script it sends.
for (const form of document.querySelectorAll("[data-drop]")) {
  const input = form.querySelector("input[type=file]");
  const send = () => input.files.length && form.requestSubmit();
  input.addEventListener("change", send);
  form.querySelector("button[type=submit]").hidden = true;
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      send();
    }
  });
}
