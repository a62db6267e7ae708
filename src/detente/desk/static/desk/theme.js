// The theme is chosen in a form and kept by the server; this only shows a choice before it is kept.
for (const choice of document.querySelectorAll('input[name="theme"]')) {
  choice.addEventListener("change", () => { document.documentElement.dataset.theme = choice.value; });
}

// An error summary takes the focus, so that it is read first.
document.querySelector(".error-summary")?.focus();
