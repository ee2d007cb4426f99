// Opens every list.
() => document.querySelectorAll('details').forEach(one => { one.open = true; })
