import { useEffect, useState } from "react";

// Eighteen screens in a row, an account first, a clock that runs out, and a way back that throws everything away.
const TEXTS = [
  "Wat is uw BMI?",
  "Hoeveel paracetamol gebruikt u per etmaal?",
  "Beschrijf de mate van zwelling van de geopereerde extremiteit.",
  "Is er sprake van wonddehiscentie?",
  "Heeft u een verhoogde temperatuur geconstateerd?",
  "Gebruikt u orale anticoagulantia?",
  "Bent u bekend met diabetes mellitus?",
  "Ervaart u sensibiliteitsstoornissen?",
  "Is de flexie van de knie beperkt?",
  "Is de extensie van de knie beperkt?",
  "Mobiliseert u met een hulpmiddel?",
  "Bent u onder behandeling bij de fysiotherapeut?",
  "Is er sprake van obstipatie?",
  "Is er sprake van misselijkheid?",
  "Is uw nachtrust verstoord ten gevolge van pijn?",
  "Bent u tevreden over het resultaat?",
];

export default function Bad() {
  const [at, setAt] = useState(-1);
  const [answer, setAnswer] = useState("");
  const [alert, setAlert] = useState("");
  const [expired, setExpired] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setExpired(true), 10 * 60 * 1000);
    return () => clearTimeout(timer);
  }, []);
  const next = () => {
    if (!answer) {
      setAlert("ERR_REQUIRED: payload.answer == null");
      return;
    }
    setAnswer("");
    setAlert("");
    setAt(at + 1);
  };
  if (expired) return <div className="slecht"><h1>Uw sessie is verlopen</h1><p>U bent automatisch uitgelogd.</p></div>;
  if (at < 0) {
    return (
      <div className="slecht">
        <input placeholder="E-mailadres" onChange={(event) => setAnswer(event.target.value)} />
        <input type="password" placeholder="Wachtwoord" />
        <div className="pijl" onClick={() => answer && next()}>Inloggen</div>
        <p className="klein">Geen account? <a href="#registreren">Klik hier</a></p>
      </div>
    );
  }
  if (at >= TEXTS.length) {
    return (
      <div className="slecht">
        <h1>Vragenlijst verzonden</h1>
        <p>Uw antwoorden zijn geregistreerd in het elektronisch patiëntendossier en worden door de behandelaar beoordeeld.</p>
      </div>
    );
  }
  return (
    <div className="slecht">
      {alert && <p className="ver">{alert}</p>}
      <p className="vraag">{TEXTS[at]}</p>
      {at === 0 && <input key="0" value={answer} onChange={(event) => setAnswer(event.target.value)} />}
      {at === 2 && <textarea key="2" value={answer} onChange={(event) => setAnswer(event.target.value)} />}
      {at === 1 && (
        <div className="chips">
          {["0", "1", "2", "3", "4", "5", "6", "7", "8", "meer dan 8"].map((value) => (
            <button key={value} className={answer === value ? "chip aan" : "chip"} aria-pressed={answer === value} onClick={() => setAnswer(value)}>
              {value}
            </button>
          ))}
        </div>
      )}
      {at > 2 && (
        <div className="chips">
          {["Ja", "Nee"].map((value) => (
            <button key={value} className={answer === value ? "chip aan" : "chip"} aria-pressed={answer === value} onClick={() => setAnswer(value)}>
              {value}
            </button>
          ))}
        </div>
      )}
      <div className="balkje">
        <button className="icoon" onClick={() => { setAt(0); setAnswer(""); }}><i className="links" /></button>
        <button className="icoon" onClick={next}><i className="rechts" /></button>
      </div>
    </div>
  );
}
