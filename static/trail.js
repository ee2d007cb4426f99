(d=>{let g=u=>location.replace(u);
addEventListener('click',e=>{let a=e.target.closest('a');a&&!e.defaultPrevented&&/^http/.test(a.protocol)&&g(a,e.preventDefault())});
addEventListener('submit',e=>{let f=e.target,s=e.submitter,u=f.getAttribute('action'),b=new URLSearchParams(new FormData(f));
e.preventDefault();s.name&&b.append(s.name,s.value);
fetch(u,{method:'POST',body:b}).then(r=>r.redirected?g(r.url):r.text().then(t=>{history.replaceState(0,'',u);d.open();d.write(t);d.close()}),e=>g(u))})})(document)
