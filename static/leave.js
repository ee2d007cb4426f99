(d=>{let l=d.querySelector('.leave');l&&l.addEventListener('click',e=>{e.preventDefault();d.body.hidden=1;location.replace(l.dataset.to)})})(document)
