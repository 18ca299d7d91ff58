// Whatever has a data-key is pressed by it: a letter, or ctrl+enter. Each is shown beside its button, and all of them behind "?".
addEventListener('keydown', event => {
  if (event.defaultPrevented || event.isComposing || event.altKey || event.metaKey) return;
  // What is typed in place goes into the draft first; only then is there a draft to apply.
  const inplace = event.ctrlKey && event.key === 'Enter' && event.target.closest('form[data-inplace]');
  if (inplace) {
    event.preventDefault();
    inplace.requestSubmit();
    return;
  }
  // Letters belong to whoever is typing; an open dialog has only its own.
  if (!event.ctrlKey && event.target.closest('input, textarea, select, [contenteditable]')) return;
  const within = document.querySelector('dialog[open]') ?? document;
  const button = within.querySelector(`[data-key="${CSS.escape((event.ctrlKey ? 'ctrl+' : '') + event.key.toLowerCase())}"]`);
  if (button && !button.disabled) {
    event.preventDefault();
    button.click();
  }
});

// What is there to be copied is selected by going to it.
addEventListener('focusin', event => event.target.matches?.('input[data-select]') && event.target.select());
