// Keeps the answer in the session of the tab, asks for one when there is none, and goes where the answer leads.
const form = document.querySelector("form");
const velden = [...form.elements].filter((veld) => veld.name);
for (const veld of velden) {
  const oud = sessionStorage.getItem(`oog-${veld.name}`);
  if (veld.type === "radio") veld.checked = veld.value === oud;
  else veld.value = oud ?? "";
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const data = new FormData(form);
  const namen = [...new Set(velden.map((veld) => veld.name))];
  const leeg = namen.some((naam) => !String(data.get(naam) ?? "").trim());
  const melding = document.getElementById("melding");
  melding.hidden = !leeg;
  if (leeg) return;
  for (const naam of namen) sessionStorage.setItem(`oog-${naam}`, data.get(naam));
  const wegen = JSON.parse(form.dataset.wegen);
  location.href = wegen[data.get(namen[0])] ?? wegen["*"];
});
