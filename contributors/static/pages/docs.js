// On a phone the contents start folded, so that the text comes first. Without script they are open: nothing is lost.
if (matchMedia("(max-width: 52rem)").matches) document.querySelector(".docs__side details").open = false;
