; Installing: what is asked of Windows first, then the files, the registry, the program's restart.

Section "${NAME}" SectionProgram
  SectionIn RO
  ${If} $Previous != ""
    Call EndProgram
    Call RemoveListed
    ${If} $Previous != $INSTDIR
      Call LeavePreviousFolder
    ${EndIf}
  ${EndIf}
  SetOutPath "$INSTDIR"
  ; First of all: also what a broken installation left behind can be removed then.
  File "${PROGRAM}\installed.txt"
  File /r /x installed.txt "${PROGRAM}\*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\saywell.exe"
  WriteRegStr SHCTX "${APP_PATH_KEY}" "" "$INSTDIR\saywell.exe"
  Call RegisterUninstaller
SectionEnd

Section "$(AUTOSTART)" SectionAutostart
SectionEnd

; What the agent chose is done even where it means to take something away.
Section "-finish"
  ${If} ${SectionIsSelected} ${SectionAutostart}
    WriteRegStr SHCTX "${RUN_KEY}" "${NAME}" '"$INSTDIR\saywell.exe"'
  ${Else}
    StrCpy $Previous $INSTDIR
    Call RemoveAutostart
  ${EndIf}
  ${If} ${Silent}
  ${AndIf} $WasRunning == 1
    Call StartProgram
  ${EndIf}
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionProgram} "$(ABOUT_PROGRAM)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionAutostart} "$(ABOUT_AUTOSTART)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function .onInit
  ${GetParameters} $R9
  ${GetOptions} $R9 "/LANG=" $R0
  ${IfNot} ${Errors}
    StrCpy $LANGUAGE $R0
  ${EndIf}
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    Push ${EXIT_OLD_WINDOWS}
    Push "$(OLD_WINDOWS)"
    Call Refuse
  ${EndIf}
  SetRegView 64
  SetShellVarContext current
  Call ChooseUsers
  Call LookForPrevious
  Call ChooseFolder
  Call ChooseAutostart
FunctionEnd

; What is there for all users is updated for all: two of them would both start with Windows.
Function ChooseUsers
  ClearErrors
  ${GetOptions} $R9 "/ALLUSERS" $R0
  ${If} ${Errors}
    ReadRegStr $R0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
    ${IfNot} ${FileExists} "$R0\saywell.exe"
      Return
    ${EndIf}
  ${EndIf}
  Call UseAllUsers
FunctionEnd

; An older program could not open the library of a newer one.
Function LookForPrevious
  ReadRegStr $Previous SHCTX "${UNINSTALL_KEY}" "InstallLocation"
  ReadRegStr $R0 SHCTX "${UNINSTALL_KEY}" "DisplayVersion"
  ${If} $R0 == ""
    Return
  ${EndIf}
  ${VersionCompare} "$R0" "${VERSION}" $R1
  ${If} $R1 == 1
    Push ${EXIT_NEWER_VERSION}
    Push "$(NEWER_VERSION)"
    Call Refuse
  ${EndIf}
FunctionEnd

; /D= has set $INSTDIR already; else where it is now, else where Windows wants it.
Function ChooseFolder
  ${If} $INSTDIR != ""
    Return
  ${EndIf}
  ${If} $Previous != ""
    StrCpy $INSTDIR $Previous
  ${ElseIf} $ForAll == 1
    StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
  ${Else}
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
  ${EndIf}
FunctionEnd

; The first time yes; an update changes nothing of what the agent chose since.
Function ChooseAutostart
  StrCpy $R1 1
  ${If} $Previous != ""
    ReadRegStr $R0 SHCTX "${RUN_KEY}" "${NAME}"
    ${If} $R0 == ""
      StrCpy $R1 0
    ${EndIf}
  ${EndIf}
  ClearErrors
  ${GetOptions} $R9 "/AUTOSTART=" $R0
  ${IfNot} ${Errors}
    StrCpy $R1 $R0
  ${EndIf}
  ${If} $R1 == 0
    !insertmacro UnselectSection ${SectionAutostart}
  ${EndIf}
FunctionEnd

; The program moves to another folder: nothing of it stays in the old one.
Function LeavePreviousFolder
  Call RemoveAutostart
  Delete "$Previous\Uninstall.exe"
  RMDir "$Previous"
FunctionEnd

Function RegisterUninstaller
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\saywell.exe"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${COMPANY}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  SectionGetSize ${SectionProgram} $R0
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" $R0
FunctionEnd

; With administrator rights it would type into other programs with them: Explorer gives them up.
Function StartProgram
  ${If} $ForAll == 1
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\saywell.exe"'
  ${Else}
    Exec '"$INSTDIR\saywell.exe"'
  ${EndIf}
FunctionEnd
