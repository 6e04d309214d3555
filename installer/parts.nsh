; What installing and uninstalling have in common; functions of the uninstaller begin with "un.".

!macro PARTS PREFIX

; End with an exit code and, unless silent, a sentence. In: exit code, sentence (top).
Function ${PREFIX}Refuse
  Pop $R0
  Pop $R1
  MessageBox MB_OK|MB_ICONSTOP $R0 /SD IDOK
  SetErrorLevel $R1
  Quit
FunctionEnd

; Everything below HKLM and the folders of all users from now on; asks for the rights to do so.
Function ${PREFIX}UseAllUsers
  UserInfo::GetAccountType
  Pop $R0
  ${If} $R0 != "Admin"
    ${IfNot} ${Silent}
      ${GetParameters} $R1
      ; Windows asks its own question here; who declines it ends Setup.
      ExecShell "runas" "$EXEPATH" "$R1"
      SetErrorLevel 0
      Quit
    ${EndIf}
    Push ${EXIT_NO_ADMINISTRATOR}
    Push "$(NEEDS_ADMINISTRATOR)"
    Call ${PREFIX}Refuse
  ${EndIf}
  StrCpy $ForAll 1
  SetShellVarContext all
FunctionEnd

; Ask the program of the folder $Previous to quit, and wait until its files can be replaced.
; `saywell quit` says something only when nothing was running.
Function ${PREFIX}EndProgram
  ${IfNot} ${FileExists} "$Previous\saywell.com"
    Return
  ${EndIf}
  ask:
  nsExec::ExecToStack /TIMEOUT=45000 '"$Previous\saywell.com" quit'
  Pop $R0
  Pop $R1
  ${If} $R0 == "0"
  ${AndIf} $R1 == ""
    StrCpy $WasRunning 1
  ${EndIf}
  StrCpy $R2 0
  ${Do}
    ClearErrors
    FileOpen $R3 "$Previous\saywell.exe" a
    ${IfNot} ${Errors}
      FileClose $R3
      Return
    ${EndIf}
    IntOp $R2 $R2 + 1
    Sleep 250
  ${LoopUntil} $R2 >= 20
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(STILL_RUNNING)" /SD IDCANCEL IDRETRY ask
  SetErrorLevel ${EXIT_STILL_RUNNING}
  Quit
FunctionEnd

; Remove what the list of the folder $Previous names, and nothing else that lies there.
; A line of it: F or D, a blank, a file or folder within; a folder comes after what it holds.
Function ${PREFIX}RemoveListed
  ClearErrors
  FileOpen $R0 "$Previous\installed.txt" r
  ${If} ${Errors}
    Return
  ${EndIf}
  ${Do}
    FileRead $R0 $R1
    ${If} ${Errors}
      ${ExitDo}
    ${EndIf}
    ${TrimNewLines} $R1 $R1
    StrCpy $R2 $R1 1
    StrCpy $R3 $R1 "" 2
    ${If} $R2 == "F"
      Delete "$Previous\$R3"
    ${ElseIf} $R2 == "D"
      RMDir "$Previous\$R3"
    ${EndIf}
    ClearErrors
  ${Loop}
  FileClose $R0
  Delete "$Previous\installed.txt"
FunctionEnd

; Take $Previous's program out of the programs that Windows starts, whoever put it there.
Function ${PREFIX}RemoveAutostart
  ReadRegStr $R0 SHCTX "${RUN_KEY}" "${NAME}"
  ${If} $R0 == '"$Previous\saywell.exe"'
  ${OrIf} $R0 == "$Previous\saywell.exe"
    DeleteRegValue SHCTX "${RUN_KEY}" "${NAME}"
  ${EndIf}
FunctionEnd

!macroend
