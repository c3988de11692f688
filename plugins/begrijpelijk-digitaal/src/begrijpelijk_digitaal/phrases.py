"""What screens say, as patterns: a person to ask, an emergency, "I do not know", who is asked about, a duration."""

from __future__ import annotations

import re


def words(*patterns: str) -> re.Pattern[str]:
    """A pattern of whole words, in any letter case; each of `patterns` may end in `\\w*`."""
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)", re.IGNORECASE)


NUMBER = r"(?:\d+|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig|dertig)"

# Phone numbers. Numbers of people and accounts look like them; those are told by the word before them.
_PHONE = re.compile(
    r"(?<![\w.,/-])(?:(?:\+|00)31[ .-]?(?:\(0\))?[ .-]?[1-9](?:[ .-]?\d){8}"
    r"|\(?0[1-9]\d{0,2}\)?(?:[ ./–-]{0,3}\d){6,9}|0[89]00[ .–-]{0,3}\d{4}(?:[ .]?\d{3})?|14[ ]?0\d{2,3}"
    r"|116[ ]?117|113)(?![\w/]|[.,-]\d)"
)
_NO_PHONE = re.compile(
    r"\b(?:fax\w*|bsn|burgerservicenummer|\w*(?:pati[eë]nt|polis|klant|dossier|rekening)nummer|kvk|btw|iban|agb"
    r"|bijvoorbeeld"
    r"|bijv\.?)\b\D{0,12}$",
    re.IGNORECASE,
)


def has_phone(text: str) -> bool:
    """Whether a text has a phone number in any Dutch form. 112 is none: it is for emergencies only."""
    return any(not _NO_PHONE.search(text[: found.start()]) for found in _PHONE.finditer(text))


def digits(address: str) -> str:
    """The digits of a ``tel:`` address."""
    return re.sub(r"\D", "", address)


# A way to a person that is no number. "Bel uw huisarts" without a number leaves one to look for it.
PERSON = re.compile(
    r"\b(?:bel(?:t|len)?|app|mail|chat|vraag|spreek|praat)\b(?:\s+(?:direct|gerust|dan|ook|even|met|aan|naar))*"
    r"\s+(?:ons\b|(?:een|onze|de)\s+(?:medewerk\w+|assistent\w*|collega\w*|helpdesk|balie|mens))"
    r"|\b(?:wij|we) bellen (?:u|je)\b|\b(?:u|je) wordt gebeld\b|\bbel mij(?: terug)?\b|\blaat (?:u|je|mij) bellen\b"
    r"|\bterugbel\w+"
    r"|\bbalie\b|\bloket\b|\binloopspreekuur\b|\bkom (?:even )?langs\b|\bloop (?:even )?binnen\b"
    r"|\bhelpdesk\b|\bklantenservice\b|\bvideobellen\b|\bbeeldbellen\b"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
PERSON_CONTROL = re.compile(
    r"\bcontact\b|\bcontact(?:gegevens|formulier|pagina)\b|\bbel(?:len)?\b(?! 112)|\bchat(?:ten)?\b|\bwhatsapp\b"
    r"|\bapp ons\b|\bmail ons\b"
    r"|\b(?:praat|spreek|vraag) .{0,20}(?:mens|medewerker|assistente|collega)"
    r"|\bhulp nodig\b|\bhulp vragen\b|\bvraag (?:om )?hulp\b|\bik wil hulp\b|\bstel (?:uw|je|een) vraag\b"
    r"|\bstuur een bericht\b",
    re.IGNORECASE,
)
ROBOT = re.compile(r"chatbot|chat ?robot|virtuele assistent|digitale assistent", re.IGNORECASE)

# An emergency.
EMERGENCY = re.compile(
    r"(?<!\d)112(?!\d)|\bspoed\w*|\bhuisartsen(?:spoed)?post\b|\bnoodnummer\b|\balarmnummer\b|\blevensgevaar\b"
    r"|\blevensbedreigend\w*",
    re.IGNORECASE,
)
EMERGENCY_WHEN = re.compile(
    r"levensgevaar|levensbedreig|\bnood(?:geval\w*|situatie\w*|gevallen)?\b|\bspoed\b(?!post|lijn)|\bernstig\w*"
    r"|bewusteloos|flauw"
    r"|niet (?:kan |kunt )?wachten|\bacuut\b|acute|benauwd|\bgevaar\b|\bgevaarlijk|veel bloed|bloed\w*|hartstilstand"
    r"|hartinfarct"
    r"|dringend|pijn op de borst|beroerte|\blevens\w*|\bstikt?\b|ademen?\b|in paniek|\bals\b|\bwanneer\b|\bis het\b",
    re.IGNORECASE,
)
# A question that one can say yes to: "Valt u flauw?", and neither "Wat nu?" nor "Vragen?".
YES_OR_NO = re.compile(
    r"(?:^|[.!?\n]\s*)(?!(?:wat|hoe|wie|waar\w*|welke?|wanneer)\b)[^.!?\n]{4,90}(?<!vragen)\?", re.IGNORECASE
)

# Ways out of a closed question.
NOT_KNOWN = re.compile(
    r"\b(?:weet|weten) (?:ik |we |wij )?(?:het |dat |dit )?(?:niet|nog niet)\b|\bweet niet\b|\bgeen idee\b"
    r"|\bniet zeker\b|\bonzeker\b"
    r"|\btwijfel|\bonbekend\b|\bgeen (?:van|enkele)\b|\bniets van\b|\b(?:geen|niet) (?:een|één) van\b|^\W*geen\W*$"
    r"|^geen (?:klachten|bijzonderheden|antwoord|mening)\W*$|\bniet van toepassing\b|\bn\.?v\.?t\b|\b(?:iets |iemand "
    r"|ergens )?anders\b"
    r"|\boverige?\b|\bmisschien\b|\bdat weet\b|\bwil (?:ik )?(?:het |dit )?(?:liever )?niet zeggen\b"
    r"|\bsla(?:an)? .{0,20}over\b"
    r"|\boverslaan\b|\bgeen van\b|\bniets hiervan\b|\bkan ik niet\b|\bdon'?t know\b|\bnot sure\b|\bnone of\b"
    r"|^ik heb geen (?:van|klachten)|\bmaakt (?:(?:voor )?(?:mij|me|ons) )?niets? uit\b|\bgeen voorkeur\b"
    r"|^(?:ik heb )?geen andere\b|\bdeze (?:klachten )?niet\b",
    re.IGNORECASE,
)

# Who one is, for whom one fills in, and consent: no questions about health.
ABOUT_PERSON = re.compile(
    r"\b(?:voor|achter|roep|meisjes|gebruikers|bedrijfs)?naam\b(?! van (?:het|uw|de|je|een) (?:medicijn|pil|ziekte"
    r"|middel|zalf))"
    r"|\b(?:woon|post|mail)?adres\b|\bpostcode\b|\bwoonplaats\b|\bwaar woont\b|\bstraat\b|\bhuisnummer\b"
    r"|\btoevoeging\b|\bland\b"
    r"|\b(?:mobiele? )?(?:telefoon|mobiel|06)\s?-?(?:nummer)?\b|\be-?mail\w*|\bgeboorte\w*|\bgeboren\b|\bgeslacht\b"
    r"|\bleeftijd\b|\bhoe oud\b"
    r"|\b(?:man|vrouw|jongen|meisje)\b.{0,12}\bof\b.{0,12}\b(?:man|vrouw|jongen|meisje)\b|\baanhef\b|\bbsn\b"
    r"|\bburgerservice\w*"
    r"|\bverzeker\w*|\bpolis\w*|\bvoor wie\b|\bover wie\b|\bnamens wie\b|\bwie (?:bent|ben|vult|is de pati)\w*"
    r"|\bwie heeft\b|\bvult (?:u|je)\b"
    r"|\bgaat (?:het|dit|de vraag|deze vraag) over\b|\b(?:over|voor) (?:u|je|uw|jou)(?:zelf)\b|\btaal\b|\btalen\b"
    r"|\blanguage\b"
    r"|\bhuisartsenpraktijk\b|\bwelke praktijk\b|\bwie is uw huisarts\b|\buw huisarts\?|\bwachtwoord\b|\binlog\w*"
    r"|\bsms-?code\b"
    r"|\b(?:controle|bevestigings)code\b|\bakkoord\b|\btoestemming\b|\bvoorwaarden\b|\bprivacy\w*|\bcookies?\b"
    r"|\bnieuwsbrief\b"
    r"|\bwat wil(?:t u| je) (?:nu |hier |vandaag )?(?:doen|regelen|lezen|zien)\b"
    r"|\bafspraak\b|\bwelke dag\b|\bwelk tijdstip\b|\bhoe laat wilt\b|\bhoe (?:wilt|kunnen|mogen) (?:u|we|wij)\b"
    r"|\bcontact\b|\bbereikbaar\b"
    r"|\bwaar bent u\b|\bin welke (?:plaats|gemeente|provincie|regio)\b|\bberoep\b|\bopleiding\b|\btevreden\b"
    r"|\bbeoordeel|\bcijfer geeft\b"
    r"|\bwas deze (?:pagina|informatie)\b|\bheeft deze\b|\bgeholpen\b|\bnuttig\b",
    re.IGNORECASE,
)
# The usual fields of a contact form, as a label of a few words.
CONTACT_FIELD = re.compile(
    r"\b(?:\w*naam|initialen|voorletters?|tussenvoegsel|\w*adres|postcode|woonplaats|plaats|straat\w*|huis(?:nummer)?"
    r"|huisnr\.?|toevoeging"
    r"|land|\w*telefoon\w*|mobiel\w*|tel\.?|06-?nummer|e-?mail\w*|geboorte(?:datum|jaar|plaats)|burgerservicenummer"
    r"|bsn|polisnummer"
    r"|klantnummer|pati[eë]ntnummer|verzekeraar|verzekeringsnummer|zorgverzekeraar|gebruikersnaam|wachtwoord|inlog\w*"
    r"|aanhef)\b",
    re.IGNORECASE,
)
SOFT_CONTACT_FIELD = re.compile(r"\b(?:geslacht|leeftijd|man of vrouw|titel)\b", re.IGNORECASE)
CONSENT = re.compile(
    r"\b(?:akkoord|ga ermee akkoord|toestemming|voorwaarden|privacy\w*|cookies?|nieuwsbrief|onthoud|ingelogd blijven"
    r"|ik heb .{0,30}gelezen"
    r"|ik begrijp|ik verklaar)\b",
    re.IGNORECASE,
)
# A field that belongs to the question before it.
PART_OF_ANSWER = re.compile(
    r"^\W*(?:anders|iets anders|ander antwoord|namelijk|overig|overige|toelichting|eventuele toelichting"
    r"|uw toelichting|opmerking(?:en)?"
    r"|licht (?:uw antwoord )?toe|uitleg|zo ja|zo nee|indien|eenheid|welke\W*$|welk\W*$|wat dan|hoeveel\W*$"
    r"|hoe lang\W*$|waar\W*$|wanneer\W*$)",
    re.IGNORECASE,
)
UNIT = words(
    r"jaar|jaren|maand(?:en)?|week|weken|dag(?:en)?|u(?:ur|ren)|minu(?:ut|ten)|second\w+|kilo(?:gram)?|kg|gram|cm"
    r"|centimeter|meter"
    r"|graden|°c|celsius|keer|maal|per dag|per week|ml|liter|mg|tablet\w*|pil\w*|stuks|glazen|sigaretten|kopjes|geleden"
)

# Health itself: what one feels, has, or takes.
_HEALTH = (
    r"klacht|pijn|koorts|\bziek(?!enhui|enfonds|tekosten)|benauwd|hoest|symptom|bloed|\bwond|jeuk|duizel|misselijk"
    r"|overgeven|braken|diarree|zwanger|medicijn"
    r"|\bbult|gevallen|gestoten|verwonding|kortadem|\badem|slikken|plassen|poep|ontlasting|zwelling|gezwollen"
    r"|keel|hoofdpijn|\brug\b"
    r"|knie|buik|borst\b|huid\b|\b(?:linker|rechter)?oog\b|\bogen\b|\boor\b|bewustzijn|flauw|hartklop|verkouden|griep|allergi|ontstok"
    r"|temperatuur|\bmoe\b|\blast\b|angst|somber"
)
HEALTH = re.compile(
    rf"{_HEALTH}|\bpil(?:len)?\b|diabetes|suikerziekte|\brookt\b|alcohol|\bslaapt\b|aandoening", re.IGNORECASE
)
# What is asked in a triage.
COMPLAINT = re.compile(
    rf"{_HEALTH}|uitslag|bult|borst|huid(?!ig)|\benkels?\b|\bsuf\b|\bbang\b|drink(?:t|en)\b|triage|huisarts"
    r"|dokter nodig|naar de dokter|spoed",
    re.IGNORECASE,
)
# Care that one asks for, as a page or a button names it.
CARE = re.compile(
    r"afspra(?:ak|ken)|recept(?:en)?\b|medicijn|spreekuur|consult\b|vragenlijst|triage|intake|onderzoek|behandeling"
    r"|\bopname|\bprik|vaccin|inenting|verwijzing",
    re.IGNORECASE,
)
# Why one comes.
REASON = words("reden", "waarvoor", "waarom")
MOMENT = words(
    r"wanneer", r"tijd(?:en|stip(?:pen)?|slots?)?", r"moment(?:en)?", r"hoe laat", r"dagde(?:el|len)", "welke dag"
)
# The subject of a message, a department, a place, a name: long lists by their nature, and nothing about one's health.
SUBJECT = words(
    r"onderwerp(?:en)?", r"gaat .{0,40}over", r"soort (?:vraag|bericht|verzoek)", r"categorie\w*", r"afdeling(?:en)?",
    r"specialismen?", r"poli(?:kliniek(?:en)?)?", r"locaties?", r"vestiging(?:en)?", r"zorgverleners?",
    r"(?:naam|welke) (?:huis)?arts", r"praktijk", r"vraag of klacht", r"klacht of \w+", r"op zoek", r"zoek\w*",
    r"filter\w*", r"informatie", r"nieuws\w*",
)  # fmt: skip
# A complaint about the care, not about one's health.
ABOUT_US = re.compile(
    r"klachten(?:formulier|regeling|functionaris|commissie|bemiddel|afhandeling|procedure)|geschillen(?:instantie"
    r"|commissie)|\bontevreden\b|\bklacht(?:en)? (?:indienen|melden|doorgeven|over (?:ons|onze|de|het|een|uw zorg))"
    r"|\bcompliment(?:en)?\b",
    re.IGNORECASE,
)
# What one need not fill in.
OPTIONAL = re.compile(
    r"niet verplicht|optioneel|mag (?:u |je )?(?:leeg|overslaan)|hoeft niet|als u (?:dat )?wilt|overslaan|facultatief"
    r"|kunt u leeg laten|invullen mag",
    re.IGNORECASE,
)

# How long it takes, or how many questions there are.
_SPAN = rf"{NUMBER}(?:\s*(?:à|tot|-|–|of)\s*{NUMBER})?"
_MINUTES = (
    rf"(?:{_SPAN}\s*(?:minu(?:ut|ten)|min\b\.?)|(?:een )?(?:paar|enkele) minuten|(?:een )?(?:half )?(?:kwartier|uur)"
    r"|(?:een )?minuutje)"
)
DURATION = re.compile(rf"\b{_MINUTES}", re.IGNORECASE)
DURATION_OF_FILLING_IN = re.compile(
    r"\b(?:invul\w*|vul\w*|vragen|vragenlijst|check|test|lezen|klaar|bezig)\b", re.IGNORECASE
)
NOT_OF_FILLING_IN = re.compile(
    r"\b(?:bel(?:t|len)?|wacht(?:en|t|tijd)?|112|pijn|benauwd|binnen|\w*afspraak|spreekuur|gesprek|onderzoek"
    r"|behandeling|operatie|te laat|geleden|koel\w*"
    r"|spoel\w*|slik\w*|sms|code|geldig|werkdag(?:en)?|(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:ge)?open(?:d|ing\w*)?"
    r"|bereikbaar|balie)\b|\d[.:]\d\d\s*uur",
    re.IGNORECASE,
)
HOW_MANY = re.compile(
    rf"\b{_SPAN}\s*(?:korte |simpele |makkelijke |eenvoudige )?(?:vragen|stappen"
    rf"|schermen|onderdelen)\b"
    r"|\b(?:question|step)s?\b",
    re.IGNORECASE,
)

# How far along one is.
PROGRESS = re.compile(
    rf"\b(?:vraag|stap|scherm|pagina|deel|onderdeel|question|step|page)\s*:?\s*{NUMBER}\s*(?:/|van|of|uit)\s*(?:de "
    rf"|het |ongeveer )?{NUMBER}"
    rf"|\b{NUMBER}\s*(?:/|van de|van|of)\s*{NUMBER}\s*(?:vragen|stappen|schermen|beantwoord|ingevuld|klaar|gedaan)?\s*$"
    rf"|\bnog (?:maar |ongeveer |ca\.? |zo'n )?{NUMBER} (?:vragen|vraag|stappen|stap|schermen|minuten|minuut)\b"
    rf"|\bnog \d+ te gaan\b"
    r"|\d{1,3}\s*%|\b(?:bijna (?:klaar|aan het eind\w*)|laatste (?:vraag|stap)|op de helft|halverwege)\b"
    rf"|\b{NUMBER}e? van de {NUMBER} (?:vragen|stappen)",
    re.IGNORECASE | re.MULTILINE,
)

# For somebody else, and in another language.
SOMEBODY_ELSE = re.compile(
    r"\b(?:voor|namens|over) (?:iemand|een) ander(?:s|e)?\b|\biemand anders\b|\bvoor een (?:ander|kind|baby"
    r"|familielid|naaste)\b"
    r"|\bvoor wie\b|\bover wie\b|\bnamens wie\b|\bwie (?:heeft|krijgt) (?:de |deze |last|klacht)"
    r"|\bwie is (?:de pati[eë]nt|ziek)\b"
    r"|\b(?:voor|over|namens) (?:mijn|uw|je|jouw|m'n) (?:kind\w*|zoon|dochter|baby|partner|man|vrouw|vader|moeder"
    r"|ouder|ouders|naaste|familielid"
    r"|buur\w*)\b|\bmijn kind\b|\buw kind\b|\bje kind\b|\bmantelzorg\w*|\bmachtig\w*|\bgemachtigde?\b"
    r"|\bvertegenwoordig\w*|\bsomeone else\b"
    r"|\bmijn (?:partner|naaste|vader|moeder)\b|\bvoor (?:mijzelf|mezelf|uzelf|jezelf)\b.{0,30}\bof\b|\bbegeleider\b"
    r"|\bdegene die (?:ziek|klachten)",
    re.IGNORECASE,
)
LANGUAGES = re.compile(
    r"(?<!\w)(?:english|engels|türkçe|turkce|turks|polski|pools|العربية|عربي|arabisch|français|francais|frans|deutsch"
    r"|español|spaans|"
    r"українська|oekraïens|русский|russisch|فارسی|farsi|ትግርኛ|tigrinya|soomaali|somalisch|papiamentu?|română|roemeens"
    r"|български|bulgaars"
    r"|中文|chinees|tamazight|berbers|português|italiano|magyar)(?!\w)",
    re.IGNORECASE,
)
OTHER_LANGUAGE = re.compile(
    r"\b\w*tolk(?:en|telefoon|entelefoon|encentrum|endienst)?\b|\bandere ta(?:al|len)\b|\b(?:kies|verander"
    r"|wijzig) (?:een |uw |je "
    r"|de )?taal\b|\btaalkeuze\b"
    r"|\blanguages?\b|\btranslate\w*|\bvertaal\w*|\bvertaling\w*|\binterpreter\b|\bwelke taal\b|\b(?:in"
    r"|meer) (?:\w+ )?talen\b"
    r"|\bspreekt u (?:geen|niet)\b.{0,20}nederlands",
    re.IGNORECASE,
)
