; Uninstalling: all that Setup made goes; the agent's library stays unless it is to go too.

Section "un.${NAME}" SectionUninstall
  SectionIn RO
  Call un.EndProgram
  Call un.RemoveAutostart
  Call un.RemoveListed
  Delete "$INSTDIR\Uninstall.exe"
  SetOutPath "$TEMP" ; a folder in use cannot be removed
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey SHCTX "${APP_PATH_KEY}"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  DeleteRegValue SHCTX "${APPROVED_KEY}" "${NAME}"
SectionEnd

; Of the one who uninstalls: other users' data is theirs. The folders are those of paths.py.
Section /o "un.$(PURGE)" SectionPurge
  SetShellVarContext current
  DeleteRegValue HKCU "${RUN_KEY}" "${NAME}"
  DeleteRegValue HKCU "${APPROVED_KEY}" "${NAME}"
  RMDir /r "$LOCALAPPDATA\saywell"
  RMDir /r "$LOCALAPPDATA\Temp\saywell"
SectionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionUninstall} "$(ABOUT_UNINSTALL)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionPurge} "$(ABOUT_PURGE)"
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END

Function un.onInit
  SetRegView 64
  SetShellVarContext current
  StrCpy $Previous $INSTDIR
  ReadRegStr $R0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
  ${If} $R0 == $INSTDIR
    Call un.UseAllUsers
  ${EndIf}
  ${GetParameters} $R9
  ClearErrors
  ${GetOptions} $R9 "/PURGE" $R0
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${SectionPurge}
  ${EndIf}
FunctionEnd
