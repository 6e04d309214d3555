; Setup for Windows: https://nsis.sourceforge.io/Docs/. Built by scripts/windows/setup.py with
;   VERSION  as the program says it      NUMBERS  the same as four numbers
;   PROGRAM  the folder that is installed     OUT  the file that is made
;   QUICK    no compression, for tests        SIGN  a command that signs the file after it
; Options, exit codes and what is where: docs/windows-setup.md

Unicode true
Target amd64-unicode
!ifdef QUICK
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include TextFunc.nsh
!include WinVer.nsh
!include WordFunc.nsh

!define NAME "Saywell"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define APPROVED_KEY "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
!define APP_PATH_KEY "Software\Microsoft\Windows\CurrentVersion\App Paths\saywell.exe"
!define OLDEST_BUILD 17763 ; Windows 10 1809: https://doc.qt.io/qt-6/windows.html

!define EXIT_OLD_WINDOWS 10
!define EXIT_NO_ADMINISTRATOR 11
!define EXIT_NEWER_VERSION 12
!define EXIT_STILL_RUNNING 13

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
; Without administrator rights, so that nobody is asked for them; for all users Setup asks itself.
RequestExecutionLevel user
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow
ManifestDPIAware true
ManifestSupportedOS Win10

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "${NAME}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${NAME} Setup"
VIAddVersionKey /LANG=0 "CompanyName" "${COMPANY}"
VIAddVersionKey /LANG=0 "LegalCopyright" "${COPYRIGHT}"

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
  !finalize '${SIGN} "%1"' = 0
!endif

Var ForAll ; 1: for all users of this computer
Var Previous ; the folder of the version that is there, empty when there is none
Var WasRunning ; 1: the program ran and was asked to quit

!define MUI_ICON "saywell.ico"
!define MUI_UNICON "saywell.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "saywell.bmp"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION StartProgram

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES

; The first one serves those whose language is not among them.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "Korean"
!include "languages\english.nsh"
!include "languages\chinese.nsh"
!include "languages\korean.nsh"

!include "parts.nsh"
!insertmacro PARTS ""
!insertmacro PARTS "un."
!include "install.nsh"
!include "uninstall.nsh"
