@echo off
rem Zet Begrijpelijk klaar als dat nog niet is gebeurd, en opent daarna de bladzijde in uw browser.
rem Sets up .venv in this folder the first time and after an update, then runs "begrijpelijk serve".
setlocal
chcp 65001 >nul
cd /d "%~dp0..\.."

rem The version that is ready in .venv: written last, so that a set-up that was broken off is done again.
fc /b src\begrijpelijk\version.py .venv\begrijpelijk-klaar >nul 2>nul && goto start

set "PYTHON="
for %%v in (3.13 3.12 3.11 3.14) do if not defined PYTHON py -%%v -c "" >nul 2>nul && set "PYTHON=py -%%v"
if not defined PYTHON python -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && set "PYTHON=python"
if not defined PYTHON (
  echo.
  echo Begrijpelijk heeft Python 3.11 of nieuwer nodig. Haal Python op www.python.org/downloads en begin opnieuw.
  goto fout
)
echo Begrijpelijk wordt klaargezet. Dat duurt een paar minuten. U hoeft niets te doen.
%PYTHON% -m venv .venv || goto mislukt
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check ".[server]" .\plugins\begrijpelijk-zorg || goto mislukt
copy /b /y src\begrijpelijk\version.py .venv\begrijpelijk-klaar >nul

:start
echo Begrijpelijk start. Laat dit venster open zolang u ermee werkt.
.venv\Scripts\begrijpelijk serve %* && exit /b 0
echo.
echo Begrijpelijk is gestopt door een fout. Lees de regel hierboven.
goto fout

:mislukt
echo.
echo Het klaarzetten lukt niet. Hebt u internet? Begin opnieuw, of vraag uw ICT-afdeling om hulp.

:fout
pause
exit /b 1
