@echo off
rem Starts Debrief from an installation. JVM options: DEBRIEF_JAVA_OPTS.
setlocal
set "home=%~dp0.."
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -XX:-UsePerfData %DEBRIEF_JAVA_OPTS% -cp "%home%\lib\debrief.jar" dev.debrief.cli.Main %*
exit /b %ERRORLEVEL%
