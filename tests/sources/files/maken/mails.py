"""Writes the e-mails for the tests: python mails.py MAP."""

import sys
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

FOLDER = Path(sys.argv[1])
PLAIN = """Beste mevrouw Jansen,

U hebt maandag een afspraak op de poli. Kom op tijd, want de dokter heeft het
druk. Coördinatie met andere patiënten kost € 0.

- Neem uw pas mee.
- Neem kleren mee.

Met vriendelijke groet,
Piet

-- 
Polikliniek Orthopedie
Telefoon 010 123 45 67

Op ma 1 jan. 2024 om 10:00 schreef Mevrouw Jansen
<jansen@voorbeeld.example>:
> Hoe laat moet ik er zijn?
>> Oud nieuws.
"""
PAGE = """<html><head><style>p { color: red }</style></head><body>
<div dir="ltr"><p>Beste mevrouw Jansen,</p>
<table role="presentation"><tr><td><p>U hebt maandag een afspraak op de <b>poli</b>. Kijk op <a href="https://delinde.example/">onze website</a>.</p></td></tr></table>
<ul><li>Neem uw pas mee.</li></ul></div>
<div class="gmail_quote"><div class="gmail_attr">Op ma 1 jan. schreef iemand:</div><blockquote><p>Hoe laat moet ik er zijn?</p></blockquote></div>
</body></html>
"""


def message(subject: str) -> EmailMessage:
    result = EmailMessage(policy=SMTP)
    result["From"] = "Poli <poli@delinde.example>"
    result["To"] = "jansen@voorbeeld.example"
    result["Date"] = "Mon, 01 Jan 2024 10:00:00 +0100"
    result["Subject"] = subject
    return result


mail = message("Uw afspraak bij de cardioloog – patiënt")
mail.set_content(PLAIN, charset="iso-8859-15", cte="quoted-printable")
(FOLDER / "tekst.eml").write_bytes(bytes(mail))

mail = message("Uw afspraak")
mail.set_content(PLAIN, cte="base64")
mail.add_alternative(PAGE, subtype="html", cte="quoted-printable")
mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="folder één.pdf")
(FOLDER / "pagina.eml").write_bytes(bytes(mail))

inner = message("Een bericht in een bericht")
inner.set_content("U hebt maandag een afspraak op de poli. Neem uw pas mee.\n")
mail = message("Fwd: Uw afspraak")
mail.set_content("\n")
mail.add_attachment(inner)
(FOLDER / "doorgestuurd.eml").write_bytes(bytes(mail))
