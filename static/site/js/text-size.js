// Before the first paint, so that nothing moves: a kept text size, and room for the tools that scripts bring to life.
const root = document.documentElement;
root.dataset.tools = "speechSynthesis" in window && window.speechSynthesis ? "voice" : "";
try {
  const size = localStorage.getItem("text-size");
  if (size) root.dataset.size = size;
} catch {
  // A browser that keeps nothing shows the usual size.
}
