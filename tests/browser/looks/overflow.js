// Sideways scrolling, in pixels.
() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return wide > 0 ? [`${wide} px too wide`] : [];
}
