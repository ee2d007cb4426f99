(d=>{let t,f=e=>{clearTimeout(t);t=setTimeout(e=>{d.documentElement.hidden=1;d.title='';location.replace(location.href)},6e5)};
f();for(let e of['pointerdown','input'])d.addEventListener(e,f)})(document)
