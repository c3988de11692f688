// The good version: which question follows on which answer. A name in capitals is an outcome.
const DONT_KNOW = ["weet-niet", "Ik weet het niet"];
const YES_NO = [["ja", "Ja"], ["nee", "Nee"], DONT_KNOW];

export const STEPS = 5;

export const QUESTIONS = {
  wie: {
    step: 1,
    title: "Over wie gaat het?",
    options: [["ik", "Over mijzelf"], ["ander", "Over iemand anders"]],
    next: () => "dagen",
  },
  dagen: {
    step: 2,
    title: "Wanneer was de operatie?",
    options: [
      ["week1", "Minder dan een week geleden"],
      ["week2", "1 tot 2 weken geleden"],
      ["later", "Langer dan 2 weken geleden"],
      DONT_KNOW,
    ],
    next: () => "klacht",
  },
  klacht: {
    step: 3,
    title: "Waar hebt u nu last van?",
    options: [
      ["wond", "Van de wond"],
      ["pijn", "Pijn in mijn knie"],
      ["been", "Mijn been is dik"],
      ["ziek", "Ik voel me ziek"],
      ["geen", "Ik heb nergens last van"],
      DONT_KNOW,
    ],
    next: (a) =>
      ({ wond: "wondkleur", pijn: "pijnstiller", been: "kuit", ziek: "temperatuur", geen: "THUIS" })[a] ?? "BEL_VANDAAG",
  },
  wondkleur: {
    step: 4,
    title: "Komt er geel of groen vocht uit de wond?",
    options: YES_NO,
    next: (a) => (a === "nee" ? "wondbloed" : "BEL_VANDAAG"),
  },
  wondbloed: {
    step: 5,
    title: "Blijft de wond bloeden?",
    hint: "Druk eerst 10 minuten op de wond.",
    options: YES_NO,
    next: (a) => (a === "nee" ? "THUIS" : "BEL_NU"),
  },
  pijnstiller: {
    step: 4,
    title: "Neemt u de pillen tegen de pijn?",
    options: YES_NO,
    next: (a) => (a === "ja" ? "pijnerger" : "PILLEN"),
  },
  pijnerger: {
    step: 5,
    title: "Wordt de pijn elke dag erger?",
    options: YES_NO,
    next: (a) => (a === "nee" ? "THUIS" : "BEL_VANDAAG"),
  },
  kuit: {
    step: 4,
    title: "Is uw been ook rood en warm?",
    options: YES_NO,
    next: (a) => (a === "nee" ? "adem" : "BEL_NU"),
  },
  adem: {
    step: 5,
    title: "Krijgt u minder lucht dan gewoon?",
    options: YES_NO,
    next: (a) => (a === "nee" ? "THUIS" : "SPOED"),
  },
  temperatuur: {
    step: 4,
    title: "Hoe warm bent u?",
    hint: "Meet het eerst. Vul een getal in. Bijvoorbeeld: 38,5. Hebt u geen thermometer? Bel ons dan.",
    error: "Vul een getal in van 34 tot 43. Bijvoorbeeld: 38,5.",
    number: [34, 43],
    next: (a) => (Number(a.replace(",", ".")) >= 38.5 ? "BEL_NU" : "BEL_VANDAAG"),
  },
};

export const OUTCOMES = {
  SPOED: {
    title: "Bel direct 112",
    what: "U hebt nu hulp nodig. Bel direct 112. Wacht niet tot morgen.",
    phone: ["112", "112"],
    again: ["Ga rechtop zitten.", "Wordt het erger? Bel dan nog een keer 112."],
  },
  BEL_NU: {
    title: "Bel nu het ziekenhuis",
    what: "Bel ons nu meteen. Een arts wil u vandaag nog zien. U kunt dag en nacht bellen.",
    phone: ["0409876543", "040 987 65 43"],
    again: ["Neemt niemand op? Bel na 5 minuten weer.", "Krijgt u bijna geen lucht? Bel 112."],
  },
  BEL_VANDAAG: {
    title: "Bel vandaag de verpleegkundige",
    what: "Bel vandaag tussen 9 en 17 uur. De verpleegkundige zegt wat u het beste kunt doen.",
    phone: ["0409876540", "040 987 65 40"],
    again: ["Wordt het vannacht erger? Bel dan 040 987 65 43.", "Krijgt u hoge koorts? Bel dan meteen."],
  },
  PILLEN: {
    title: "Neem uw pillen tegen de pijn",
    what: "Neem vandaag uw pillen, ook als de pijn klein is. Kijk op het doosje hoeveel u neemt. Vragen? Bel ons.",
    phone: ["0409876540", "040 987 65 40"],
    again: ["Is de pijn morgen nog niet minder? Bel ons dan.", "Krijgt u koorts? Bel ons dan dezelfde dag."],
  },
  THUIS: {
    title: "Het gaat goed. Blijf thuis",
    what: "U hoeft nu niets te doen. Loop elke dag een stukje. Kom over 6 weken naar uw afspraak.",
    phone: ["0409876540", "040 987 65 40"],
    again: ["Wordt uw been dik, rood of warm? Bel ons dan meteen.", "Krijgt u koorts? Bel ons dan dezelfde dag."],
  },
};
