(d=>{let g=u=>location.replace(u);
onclick=e=>{let l=e.target.closest('a');l&&!e.defaultPrevented&&/^http/.test(l.href)&&g(l,e.preventDefault())};
onsubmit=e=>{let l=e.submitter,u=l.getAttribute('formaction')||l.form.action,b=new FormData(l.form);
e.preventDefault();b.append(l.name,l.value);
fetch(u,{method:'POST',body:b}).then(e=>e.redirected?g(e.url):e.text().then(e=>{history.replaceState(0,'',u);d.open();d.write(e);d.close()}),e=>g(u))}})(document)
