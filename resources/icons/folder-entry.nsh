!macro customInstall
  WriteRegStr SHCTX "Software\Classes\Directory\shell\Switchyard" "" "Open with Switchyard"
  WriteRegStr SHCTX "Software\Classes\Directory\shell\Switchyard" "Icon" "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
  WriteRegStr SHCTX "Software\Classes\Directory\shell\Switchyard\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%V"'
!macroend

!macro customUnInstall
  DeleteRegKey SHCTX "Software\Classes\Directory\shell\Switchyard"
!macroend
