# $package

Dit is een plug-in voor begrijpelijk. Hiermee krijgt u uw eigen woorden en uw eigen controles in elk verslag.

## Aanzetten

Open een terminal in deze map. Typ dan:

```sh
pip install .
begrijpelijk regels $naam-hoofdletters
```

U ziet nu de uitleg van de controle uit deze plug-in. Uitzetten doet u met `pip uninstall $package`.

## Uw eigen woorden

Open `src/$module/woorden.csv` in Excel of LibreOffice. Elke rij is een woord:

| Kolom | Wat u invult |
| --- | --- |
| term | het moeilijke woord |
| vormen | vormen die anders zijn dan gewoon, met `&#124;` ertussen |
| woordsoort | `zn-de` voor een de-woord, `zn-het` voor een het-woord, `ww` voor een werkwoord, `bn`, `bw`, `uitdr` of `afk` |
| alternatieven | gewone woorden, het beste eerst, met een streep ertussen |
| uitleg | één korte zin over wat het woord betekent |
| domein | waar het woord bij hoort; dit mag leeg zijn |
| zekerheid | `zeker`, `meestal` of `soms`: hoe vaak past het eerste gewone woord? |
| ernst | `fout`, `waarschuwing` of `tip`; dit mag leeg zijn |

Zet daarna de plug-in opnieuw aan met `pip install .`

## Uw eigen controle

De controle staat in `src/$module/hoofdletters.py`. Bovenaan staat wat de lezer ziet. Daaronder zoekt `find` in de tekst.
Maak voor elke nieuwe controle zo een bestand. Zet de controle ook in `src/$module/__init__.py`.

## Testen

In `tests/hoofdletters.yaml` staan korte teksten. Bij elke tekst staat wat de controle moet vinden. Zo test u alles:

```sh
pip install -e '.[dev]'
pytest
```
