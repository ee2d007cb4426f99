(d=>{
const bytes=t=>Uint8Array.from(atob(t.replace(/-/g,'+').replace(/_/g,'/')),c=>c.charCodeAt()),
text=b=>b&&btoa(String.fromCharCode(...new Uint8Array(b))).replace(/\+/g,'-').replace(/\//g,'_').replace(/=/g,''),
known=l=>(l||[]).map(c=>({...c,id:bytes(c.id)})),
said=c=>{const r=c.response,o={clientDataJSON:text(r.clientDataJSON)};
for(const n of ['attestationObject','authenticatorData','signature','userHandle'])if(r[n])o[n]=text(r[n]);
return{id:c.id,rawId:text(c.rawId),type:c.type,response:o,clientExtensionResults:c.getClientExtensionResults()}},
make=p=>navigator.credentials.create({publicKey:{...p,challenge:bytes(p.challenge),user:{...p.user,id:bytes(p.user.id)},
excludeCredentials:known(p.excludeCredentials),
authenticatorSelection:{...p.authenticatorSelection,residentKey:'required',requireResidentKey:true,userVerification:'required'}}}),
show=p=>navigator.credentials.get({publicKey:{...p,challenge:bytes(p.challenge),allowCredentials:known(p.allowCredentials)}}),
options=async f=>(f.dataset.options?JSON.parse(d.getElementById(f.dataset.options).textContent).creation_options||JSON.parse(d.getElementById(f.dataset.options).textContent).request_options:(await(await fetch(f.action,{headers:{Accept:'application/json'}})).json()).request_options).publicKey;
for(const f of d.querySelectorAll('[data-passkey]')){
const b=f.querySelector('[type=button]'),no=f.querySelector('[role=alert]');
if(!window.PublicKeyCredential)continue;
f.hidden=false;b.hidden=false;
f.onsubmit=e=>{e.preventDefault();b.click()};
b.onclick=async()=>{no.hidden=true;try{f.elements.credential.value=JSON.stringify(said(await(f.dataset.passkey=='create'?make:show)(await options(f))));f.submit()}catch(e){no.hidden=false;no.focus()}}}
})(document)
