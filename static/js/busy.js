// A form whose answer takes a while says so once it is sent, and is not sent twice. Without this script the browser says it.
for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", (event) => {
    if (form.classList.contains("busy")) return event.preventDefault();
    const line = document.createElement("p");
    line.className = "working";
    line.setAttribute("role", "status");
    line.textContent = form.dataset.busy;
    form.classList.add("busy");
    form.append(line);
  });
}
// A page that comes back out of the browser's memory is ready again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form.busy")) {
    form.classList.remove("busy");
    form.querySelector(".working")?.remove();
  }
});
