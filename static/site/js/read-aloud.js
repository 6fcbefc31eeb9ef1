// Reads an element's text with the browser's own voice; the same button stops it. Shown only where there is a voice.
const speech = window.speechSynthesis;

const sentences = (element) =>
  [...element.querySelectorAll("h1, h2, h3, p, li, figcaption, td")]
    .filter((part) => part.offsetParent !== null && !part.closest("nav, button, [aria-hidden='true']"))
    .flatMap((part) => part.innerText.match(/[^。！？；\n]+[。！？；]?/g) ?? []);

const arm = (button) => {
  const start = button.textContent;
  const rest = () => {
    button.textContent = start;
    button.setAttribute("aria-pressed", "false");
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    const reading = button.getAttribute("aria-pressed") === "true";
    speech.cancel();
    if (reading) return rest();
    // Sentence by sentence: browsers fall silent in the middle of a long text.
    const parts = sentences(document.querySelector(button.dataset.readAloud));
    parts.forEach((text, index) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = "zh-CN";
      if (index === parts.length - 1) utterance.onend = rest;
      speech.speak(utterance);
    });
    button.textContent = button.dataset.stop;
    button.setAttribute("aria-pressed", "true");
  });
  addEventListener("pagehide", () => {
    speech.cancel();
    rest();
  });
};

if (speech && window.SpeechSynthesisUtterance) document.querySelectorAll("[data-read-aloud]").forEach(arm);
