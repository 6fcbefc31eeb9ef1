// 大 中 小: buttons with data-size set the root's size and keep it for the next visit.
const root = document.documentElement;
const buttons = document.querySelectorAll("button[data-size]");

const show = () => {
  const size = root.dataset.size ?? "medium";
  for (const button of buttons) button.setAttribute("aria-pressed", button.dataset.size === size);
};

for (const button of buttons) {
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.size = button.dataset.size;
    try {
      localStorage.setItem("text-size", button.dataset.size);
    } catch {
      // The size holds for this page.
    }
    show();
  });
}
show();
