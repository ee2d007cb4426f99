// The direction in which the page runs.
() => [getComputedStyle(document.querySelector('main')).direction]
