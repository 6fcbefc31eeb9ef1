// Before the first paint, so that a kept text size moves nothing. The buttons are text-size-buttons.js.
try {
  const size = localStorage.getItem("text-size");
  if (size) document.documentElement.dataset.size = size;
} catch {
  // A browser that keeps nothing shows the usual size.
}
