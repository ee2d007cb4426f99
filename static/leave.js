(d=>{let l=d.querySelector('.leave'),a,b,k,p=u=>{d.documentElement.hidden=1;d.title='';location.replace(u)},
g=e=>{fetch(l.href,{keepalive:1,redirect:'manual'});d.cookie='away=1;path=/;max-age=900;samesite=lax';e.preventDefault();p(l.dataset.to)};
l.onclick=g;
onkeydown=onmousedown=e=>{(k=e.key=='Shift')||(a=b=0/0)};
onkeyup=e=>{if(k&&e.key=='Shift'){e.timeStamp-a<5e3&&g(e);a=b;b=e.timeStamp}};
onpageshow=e=>{e.persisted&&p(/away/.test(d.cookie)?l.dataset.to:location.href.split('#')[0])}})(document)
