import { useEffect, useRef, useState } from "react";
import { OUTCOMES, QUESTIONS, STEPS } from "./questions.js";

const START = { screen: "start", answers: {}, trail: [] };

// The browser's own way back is the app's way back: every screen is an entry in its history, with the answers in it.
export default function Good() {
  const [state, setState] = useState(() => window.history.state?.app ?? START);
  const [error, setError] = useState("");
  const heading = useRef(null);

  useEffect(() => {
    window.history.replaceState({ app: state }, "", window.location.hash || "#start");
    const back = (event) => {
      setError("");
      setState(event.state?.app ?? START);
    };
    window.addEventListener("popstate", back);
    return () => window.removeEventListener("popstate", back);
  }, []);
  useEffect(() => {
    heading.current?.focus();
    document.title = (heading.current?.textContent ?? "Na uw operatie") + " - Ziekenhuis De Brug";
  }, [state.screen]);

  const go = (screen, answers, trail) => {
    const next = { screen, answers, trail };
    window.history.replaceState({ app: { ...state, answers } }, "", "#" + state.screen);
    window.history.pushState({ app: next }, "", "#" + screen);
    setError("");
    setState(next);
    window.scrollTo(0, 0);
  };

  const question = QUESTIONS[state.screen];
  const outcome = OUTCOMES[state.screen];
  return (
    <>
      <header className="balk"><span>Ziekenhuis De Brug</span></header>
      <main>
        {state.screen === "start" && <Start heading={heading} begin={() => go("wie", {}, [])} />}
        {question && (
          <Question
            key={state.screen}
            id={state.screen}
            question={question}
            heading={heading}
            given={state.answers[state.screen] ?? ""}
            error={error}
            setError={setError}
            back={() => window.history.back()}
            send={(answer) =>
              go(question.next(answer), { ...state.answers, [state.screen]: answer }, [...state.trail, state.screen])
            }
          />
        )}
        {outcome && <Outcome outcome={outcome} heading={heading} again={() => go("start", {}, [])} />}
      </main>
      <Help />
    </>
  );
}

function Start({ heading, begin }) {
  return (
    <>
      <section className="spoed" aria-label="Spoed">
        <p>Krijgt u bijna geen lucht? Of verliest u veel bloed?</p>
        <a className="knop rood" href="tel:112">Bel direct 112</a>
      </section>
      <h1 tabIndex={-1} ref={heading}>Hoe gaat het na uw operatie?</h1>
      <p>U hebt een nieuwe knie. Wij willen weten hoe het gaat.</p>
      <ul>
        <li>U krijgt {STEPS} vragen of minder.</li>
        <li>Het duurt ongeveer 3 minuten.</li>
        <li>Aan het einde leest u wat u kunt doen.</li>
        <li>U mag dit ook invullen voor iemand anders.</li>
      </ul>
      <button type="button" className="knop" onClick={begin}>Begin met de vragen</button>
    </>
  );
}

function Question({ id, question, heading, given, error, setError, back, send }) {
  const [answer, setAnswer] = useState(given);
  const submit = (event) => {
    event.preventDefault();
    if (question.number) {
      const value = Number(answer.replace(",", "."));
      const [low, high] = question.number;
      return answer.trim() && value >= low && value <= high ? send(answer) : setError(question.error);
    }
    return answer ? send(answer) : setError("Kies een antwoord. Weet u het niet? Kies dan het laatste antwoord.");
  };
  const described = [question.hint && "uitleg", error && "fout"].filter(Boolean).join(" ") || undefined;
  const message = error && <p className="fout" id="fout" role="alert">{error}</p>;
  return (
    <form onSubmit={submit} noValidate>
      <p className="stap" id="stap">Vraag {question.step} van {STEPS}</p>
      <div className="baan" role="progressbar" aria-labelledby="stap" aria-valuenow={question.step} aria-valuemin={1} aria-valuemax={STEPS}>
        <span style={{ width: `${(100 * question.step) / STEPS}%` }} />
      </div>
      {question.number ? (
        <>
          <h1 tabIndex={-1} ref={heading}><label htmlFor={id}>{question.title}</label></h1>
          <p id="uitleg">{question.hint}</p>
          {message}
          <input id={id} inputMode="decimal" autoComplete="off" value={answer} aria-invalid={Boolean(error)} aria-describedby={described} onChange={(event) => setAnswer(event.target.value)} />
        </>
      ) : (
        <fieldset aria-describedby={described}>
          <legend><h1 tabIndex={-1} ref={heading}>{question.title}</h1></legend>
          {question.hint && <p id="uitleg">{question.hint}</p>}
          {message}
          {question.options.map(([value, label]) => (
            <label key={value} className={answer === value ? "kaart gekozen" : "kaart"}>
              <input type="radio" name={id} value={value} checked={answer === value} onChange={() => setAnswer(value)} />
              {label}
            </label>
          ))}
        </fieldset>
      )}
      <div className="knoppen">
        <button className="knop">Volgende vraag</button>
        <button type="button" className="knop licht" onClick={back}>Vorige vraag</button>
      </div>
    </form>
  );
}

function Outcome({ outcome, heading, again }) {
  const [number, shown] = outcome.phone;
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>{outcome.title}</h1>
      <p>{outcome.what}</p>
      <p><a className="knop" href={`tel:${number}`}>Bel {shown}</a></p>
      <h2>Wanneer belt u weer?</h2>
      <ul>{outcome.again.map((line) => <li key={line}>{line}</li>)}</ul>
      <div className="knoppen">
        <button type="button" className="knop licht" onClick={() => window.history.back()}>Vorige</button>
        <button type="button" className="knop licht" onClick={again}>Begin opnieuw</button>
      </div>
    </>
  );
}

function Help() {
  const read = () => {
    window.speechSynthesis.cancel();
    const speech = new SpeechSynthesisUtterance(document.querySelector("main").innerText);
    speech.lang = "nl-NL";
    window.speechSynthesis.speak(speech);
  };
  return (
    <footer>
      <p>Hulp nodig? Bel ons gerust.</p>
      <p><a className="knop licht" href="tel:0409876540">Bel 040 987 65 40</a></p>
      <p><button type="button" className="knop licht" onClick={read}>Lees deze pagina voor</button></p>
      <p>Praat u liever een andere taal? Wij bellen u met een tolk. Dat is gratis.</p>
    </footer>
  );
}
