// The page's own buttons open the chat as its launcher does.
for (const button of document.querySelectorAll('[data-open-chat]')) {
  button.addEventListener('click', () => document.querySelector('holdfast-chat')?.open?.());
}
