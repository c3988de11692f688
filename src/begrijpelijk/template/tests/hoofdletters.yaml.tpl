# Zet hier teksten waarin de controle iets moet vinden, en evenveel waarin dat juist niet mag.
regel: $naam-hoofdletters
gevallen:
  - tekst: "Kom NUCHTER naar het ziekenhuis."
    verwacht: [{citaat: NUCHTER, ernst: tip}]
  - tekst: "BELANGRIJK: bel ons als u koorts hebt."
    verwacht: [{citaat: BELANGRIJK}]
  - tekst: "Kom nuchter naar het ziekenhuis."
    verwacht: []
  - tekst: "U gaat naar de SEH. Daar maken we een MRI."
    verwacht: []
    reden: afkortingen zijn kort
